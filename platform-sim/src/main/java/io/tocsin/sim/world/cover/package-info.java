/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Which situations a run has come through. A campaign that never meets one of them has not tested
 * it, whatever its number of seeds.
 *
 * <p>Depends on {@code check}, whose witness it is, and what is below it.
 */
package io.tocsin.sim.world.cover;
