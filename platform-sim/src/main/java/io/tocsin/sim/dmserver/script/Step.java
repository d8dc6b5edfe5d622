/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.Secrets;
import java.util.List;
import java.util.Locale;

/** One thing that a script says. */
public sealed interface Step {

  /**
   * A command to the board.
   *
   * @param text the line of the script
   * @param name the element: Get, Add, Replace, Delete, Exec, Copy, Alert, Atomic, Sequence
   * @param items what it is about
   * @param children commands within (Atomic, Sequence)
   * @param code the code (Alert); 0 for none
   * @param correlator empty for none
   * @param expected what is expected to become of it
   * @param raw the whole element as it is to be sent, its CmdID apart; null for none
   */
  record Command(
      String text,
      String name,
      List<Target> items,
      List<Command> children,
      int code,
      String correlator,
      Expectation expected,
      Element raw)
      implements Step {

    /** Copies the lists. */
    public Command {
      items = List.copyOf(items);
      children = List.copyOf(children);
    }

    /** A plain command. */
    static Command of(String text, String name, List<Target> items, Expectation expected) {
      return new Command(text, name, items, List.of(), 0, "", expected, null);
    }

    /** A Get of one node, whatever comes of it. */
    public static Command get(String uri) {
      return of("get " + uri, "Get", List.of(Target.of(uri)), Expectation.ANY);
    }

    /** The line as it may be shown: without a value that is secret. */
    public String label() {
      for (Target item : items) {
        if (Secrets.isSecret(item.uri())) {
          return name.toLowerCase(Locale.ROOT) + " " + item.uri() + " ***";
        }
      }
      return text;
    }

    /** Whether its value may travel in chunks. */
    public boolean isDivisible() {
      return (name.equals("Add") || name.equals("Replace"))
          && items.size() == 1
          && items.get(0).value() != null
          && raw == null;
    }
  }

  /** What follows goes into another package. */
  record Next() implements Step {}

  /** What follows goes into another message of the same package. */
  record More() implements Step {}

  /**
   * Goes on once a generic alert has come.
   *
   * @param type its type, or the part behind the last colon; or an alert code
   * @param roundsMax how often to ask for something meanwhile, which keeps the session open
   */
  record WaitAlert(String type, int roundsMax) implements Step {}

  /** Ends the session in good order, whatever follows. */
  record End() implements Step {}

  /** Ends the session by Alert 1223. */
  record Abort() implements Step {}
}
