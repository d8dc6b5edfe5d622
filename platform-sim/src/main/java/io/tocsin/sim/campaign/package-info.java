/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Campaigns: many scenarios of the simulated world, on several threads, with a summary; the search
 * for planted bugs; the shrinking of a scenario that fails. The command {@code world} of {@code
 * tocsin-sim.jar}.
 *
 * <p>Unlike the world itself, this knows the machine: its clock, its threads, its entropy. What
 * comes of a scenario depends on none of them.
 */
package io.tocsin.sim.campaign;
