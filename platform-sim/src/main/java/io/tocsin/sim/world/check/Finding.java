/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

/**
 * Something that must not be.
 *
 * @param timeMs when it was seen, in milliseconds of the world
 * @param checker name of the checker that saw it
 * @param rule name of its rule that was broken
 * @param details what exactly, in words
 */
public record Finding(long timeMs, String checker, String rule, String details) {

  /** Whether another finding is about the same rule. */
  public boolean isLike(Finding other) {
    return other != null && checker.equals(other.checker) && rule.equals(other.rule);
  }
}
