/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/**
 * A line that a simulated board has.
 *
 * @param name unique on the board: lower-case letters, digits, hyphen; 32 characters at most
 * @param output whether the board drives it
 * @param active level at the start
 */
public record LinePlan(String name, boolean output, boolean active) {}
