/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

/**
 * What an agent has done that it must not do.
 *
 * @param rule the rule that is broken
 * @param text what is wrong, for people
 */
public record RowFault(String rule, String text) {}
