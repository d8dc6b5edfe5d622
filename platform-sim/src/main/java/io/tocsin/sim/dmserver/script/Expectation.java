/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is expected to become of a command.
 *
 * @param statuses the codes that are right; none for no expectation
 * @param value the only value that a Get must bring; null for any
 */
public record Expectation(List<Integer> statuses, String value) {

  /** Anything is right. */
  public static final Expectation ANY = new Expectation(List.of(), null);

  /** Copies the list. */
  public Expectation {
    statuses = List.copyOf(statuses);
  }

  /** Whether a code is right. */
  public boolean allows(int status) {
    return statuses.isEmpty() || statuses.contains(status);
  }

  @Override
  public String toString() {
    String codes =
        statuses.isEmpty()
            ? "any status"
            : statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    return value == null ? codes : codes + " and \"" + value + "\"";
  }
}
