/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

/**
 * A variable of a SET.
 *
 * @param name its name in numbers
 * @param value its value in BER, in hexadecimal digits
 */
public record Assignment(String name, String value) {}
