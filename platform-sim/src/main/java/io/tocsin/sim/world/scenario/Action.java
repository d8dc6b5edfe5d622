/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.sim.world.channel.CertificateKind;
import java.util.List;
import java.util.Locale;

/**
 * Something that is done to the world at a moment.
 *
 * @param atMs when, in milliseconds since the world began
 * @param verb what
 * @param arguments of the kinds that the verb has
 * @param forMs how long it lasts, in milliseconds; 0 where it is done at once or lasts to the end
 */
public record Action(long atMs, Verb verb, List<String> arguments, long forMs) {

  /** Makes the arguments unchangeable. */
  public Action {
    arguments = List.copyOf(arguments);
  }

  /** An argument as it stands. */
  public String word(int index) {
    return arguments.get(index);
  }

  /** An argument that is a whole number. */
  public int number(int index) {
    return Integer.parseInt(arguments.get(index));
  }

  /** An argument that is a decimal number. */
  public double value(int index) {
    return Double.parseDouble(arguments.get(index));
  }

  /** An argument that is a length of time, in milliseconds. */
  public long durationMs(int index) {
    try {
      return Durations.parseSigned(arguments.get(index));
    } catch (ScenarioException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An argument that is an input or a sensor, as an index from 0. */
  public int index(int index) {
    String word = arguments.get(index);
    return word.charAt(word.length() - 1) - '1';
  }

  /** An argument that is a kind of certificate. */
  public CertificateKind certificate(int index) {
    return CertificateKind.valueOf(arguments.get(index).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The action as a line of a scenario. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("at ").append(Durations.text(atMs));
    text.append(' ').append(verb.word());
    for (String argument : arguments) {
      text.append(' ').append(argument);
    }
    if (forMs > 0) {
      text.append(" for ").append(Durations.text(forMs));
    }
    return text.toString();
  }
}
