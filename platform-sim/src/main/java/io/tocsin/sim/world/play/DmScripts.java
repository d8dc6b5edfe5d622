/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.scenario.CommandKind;
import io.tocsin.sim.world.scenario.DmServerSpec;
import java.util.List;
import java.util.StringJoiner;

/** What DM servers tell boards, as scripts of the server for trials. */
final class DmScripts {

  private static final String TRAPS = "./DiagMon/Trap/";

  private DmScripts() {}

  /** What a server tells boards as a rule: it registers for its traps, and asks who they are. */
  static String usual(DmServerSpec server) {
    StringJoiner script = new StringJoiner("\n");
    server.traps().forEach(trap -> script.add("register " + TRAPS + trap));
    return script.add("get ./DevInfo/DevId ./DevDetail/SwV").toString();
  }

  /**
   * What it tells them while a scenario wants something else.
   *
   * @param others ServerIDs of all servers
   */
  static String of(CommandKind kind, DmServerSpec server, List<String> others) {
    return switch (kind) {
      case NONE -> "";
      case UNREGISTER -> unregistering(server);
      case CHURN -> unregistering(server) + "\nnext\n" + usual(server);
      case MANY -> many();
      case BAD -> bad();
      case FOREIGN -> foreign(server, others);
    };
  }

  private static String unregistering(DmServerSpec server) {
    StringJoiner script = new StringJoiner("\n");
    server.traps().forEach(trap -> script.add("unregister " + TRAPS + trap));
    return script.toString();
  }

  private static String many() {
    StringJoiner script = new StringJoiner("\n");
    for (String uri :
        List.of(
            "./DevInfo",
            "./DevInfo/Man",
            "./DevInfo/Mod",
            "./DevDetail",
            "./DevDetail/FwV",
            "./DMAcc",
            "./DiagMon",
            "./DiagMon/Trap",
            "./DiagMon?prop=ACL",
            ".?prop=ACL")) {
      script.add("get " + uri);
      script.add("next");
    }
    return script.toString();
  }

  private static String bad() {
    return """
        replace ./DevInfo/DevId chr x
        add ./Nowhere/x node
        delete .
        exec ./DevInfo
        atomic {
          get ./DevInfo/DevId
          add ./Nowhere node
          delete ./DMAcc
        }
        sequence {
          copy ./DevInfo ./Copy
          get ./Nowhere
        }
        get ./DMAcc?list=Struct
        """;
  }

  private static String foreign(DmServerSpec server, List<String> others) {
    StringJoiner script = new StringJoiner("\n");
    for (String other : others) {
      if (!other.equals(server.name())) {
        for (String trap : List.of("line-door", "start", "lost")) {
          script.add("register " + TRAPS + trap + " as x" + other + " for " + other);
        }
      }
    }
    return script.add("get ./DevInfo/DevId").toString();
  }
}
