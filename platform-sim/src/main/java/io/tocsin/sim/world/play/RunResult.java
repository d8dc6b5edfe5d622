/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.check.Finding;
import io.tocsin.sim.world.cover.Situation;
import java.util.Set;

/**
 * What became of a run.
 *
 * @param finding the first rule that was broken; null for none
 * @param virtualMs how long it took in the world, in milliseconds
 * @param boards number of boards
 * @param hash the checksum of all that happened
 * @param tasks number of tasks that ran
 * @param situations what it came through
 */
public record RunResult(
    Finding finding,
    long virtualMs,
    int boards,
    long hash,
    long tasks,
    Set<Situation> situations) {}
