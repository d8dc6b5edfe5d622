/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The memory of a board that outlives its power: {@link io.tocsin.sim.world.flash.Flash} is the
 * {@code io.tocsin.hal.Storage} of a board, with power cuts at any write or sync, sectors that
 * arrive in any order, torn, or not at all, bits that turn, and memory that is full, read-only or
 * broken.
 *
 * <p>It goes as far as the contract of {@code StorageRegion} allows, and no further: a synced
 * sector that is not written again is never harmed by a power cut.
 *
 * <p>Depends on {@code io.tocsin.sim.world} and {@code io.tocsin.hal}.
 */
package io.tocsin.sim.world.flash;
