/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

/**
 * The one number that a world grows from. Every stream of chance has a name, so that a new stream,
 * or more draws from one, change nothing about the others.
 *
 * @param value any number
 */
public record Seed(long value) {

  /**
   * The stream of a name; two calls give two streams that draw the same.
   *
   * @param name what the stream decides, for example {@code link/10.0.0.1/10.0.0.2}
   */
  public RandomStream stream(String name) {
    return new RandomStream(derive(name));
  }

  /**
   * The seed of a part of the world.
   *
   * @param name the part's name
   */
  public Seed child(String name) {
    return new Seed(derive(name));
  }

  private long derive(String name) {
    return SplitMix.scramble(SplitMix.scramble(value + SplitMix.STEP) ^ EventHash.of(name));
  }
}
