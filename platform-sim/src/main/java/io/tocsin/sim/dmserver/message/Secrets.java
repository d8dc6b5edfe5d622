/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import java.util.Locale;
import java.util.Set;

/** Tells the nodes whose values are secret. */
public final class Secrets {

  /** Names of leaves: OMA DM Standardized Objects §DMAcc, of 1.2 and of 1.1. */
  private static final Set<String> NODES =
      Set.of("aauthsecret", "aauthdata", "clientpw", "serverpw", "clientnonce", "servernonce");

  private Secrets() {}

  /** Whether the value of a node is secret. */
  public static boolean isSecret(String uri) {
    String path = uri.toLowerCase(Locale.ROOT).split("\\?", 2)[0];
    return NODES.contains(path.substring(path.lastIndexOf('/') + 1));
  }
}
