/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import java.util.List;

/**
 * Where servers are registered below a Trap object. The names are provisional: no text of the Trap
 * MO was at hand. They stand nowhere else in the server.
 *
 * @param serverId the server's own identifier
 */
public record TrapNames(String serverId) {

  private static final String SERVERS = "/ServerIDs/";
  private static final String SERVER_ID = "/ServerID";

  /** What registers a server, in the order in which it is to happen. */
  List<Target> registration(String trap, String node, String server) {
    return List.of(
        Target.of(entry(trap, node), new Value("node", "", new byte[0])),
        Target.of(entry(trap, node) + SERVER_ID, Value.text("chr", server)));
  }

  /** The node of a registration. */
  String entry(String trap, String node) {
    return trap + SERVERS + node;
  }

  /**
   * A name for the node of a server: its identifier, with what a URI segment cannot have left out.
   */
  static String node(String server) {
    return server.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
