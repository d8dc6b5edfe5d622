/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/**
 * A sensor that a simulated board has.
 *
 * @param name unique on the board: lower-case letters, digits, hyphen; 32 characters at most
 * @param unit symbol of what it counts, 8 characters of ASCII at most
 * @param valueMilli value at the start, in thousandths of the unit
 */
public record SensorPlan(String name, String unit, int valueMilli) {}
