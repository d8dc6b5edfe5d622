/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/**
 * A network interface that a simulated board has.
 *
 * @param name unique on the board: lower-case letters, digits, hyphen; 32 characters at most; how
 *     it begins tells what kind of interface it is: lo, wl, ppp or ww, and Ethernet otherwise
 * @param up whether it is up at the start
 */
public record LinkPlan(String name, boolean up) {}
