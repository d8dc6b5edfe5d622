/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom a fleet tells.
 *
 * @param name the target's name, lower-case letters, digits and hyphens
 * @param server host name of the server, which its certificate bears
 * @param inform whether it gets informs; if not, traps
 * @param further lines of the configuration, without {@code target.NAME.}
 */
public record FleetTarget(String name, String server, boolean inform, List<String> further) {

  /** Makes it unchangeable. */
  public FleetTarget {
    further = List.copyOf(further);
  }

  /** A target with the defaults. */
  public FleetTarget(String name, String server, boolean inform) {
    this(name, server, inform, List.of());
  }

  /** Its lines of the configuration. */
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "host = " + server,
                "security.name = " + server,
                "type = " + (inform ? "inform" : "trap")));
    lines.addAll(further);
    return lines.stream().map(line -> "target." + name + "." + line).toList();
  }
}
