/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import io.tocsin.tools.dm.interop.TableRow.Directive;
import io.tocsin.tools.dm.interop.TableRow.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the table of situations; its head says what the lines mean. */
final class StatusTable {

  /** How many words a directive has at least. */
  private static final Map<String, Integer> SETTINGS =
      Map.of(
          "auth", 1,
          "nonces", 1,
          "messages", 1,
          "full", 0,
          "tells", 2,
          "third-party", 0,
          "takes", 2,
          "alert-status", 1);

  private static final Map<String, Integer> OF_SESSION =
      Map.of("faults", 1, "outcome", 1, "status", 2, "never", 2, "sends", 1, "result", 2);

  private static final Map<String, Integer> OF_NODES = Map.of("node", 2);

  private static final String FIRST_SERVER = "a.example";

  private final List<TableRow> rows = new ArrayList<>();
  private String title = "";
  private List<Directive> settings = new ArrayList<>();
  private List<Directive> nodes = new ArrayList<>();
  private List<Session> sessions = new ArrayList<>();
  private String server = FIRST_SERVER;
  private StringBuilder script = new StringBuilder();
  private List<Directive> ofSession = new ArrayList<>();

  private StatusTable() {}

  /**
   * Reads a resource beside this class.
   *
   * @throws IOException when it cannot be read
   */
  static List<TableRow> read(String resource) throws IOException {
    try (InputStream in = StatusTable.class.getResourceAsStream(resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException when a line means nothing
   */
  static List<TableRow> parse(String text) {
    StatusTable table = new StatusTable();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        table.line(line.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    table.endRow();
    return List.copyOf(table.rows);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("== ")) {
      endRow();
      title = line.substring("== ".length());
    } else if (line.startsWith("@ ")) {
      List<String> words = List.of(line.substring("@ ".length()).split(" +", -1));
      directive(new Directive(words.get(0), words.subList(1, words.size())));
    } else {
      script.append(line).append('\n');
    }
  }

  private void directive(Directive directive) {
    if (directive.key().equals("session")) {
      if (script.length() > 0 || !ofSession.isEmpty()) {
        endSession();
      }
      server = directive.word(0);
    } else if (isOf(SETTINGS, directive)) {
      settings.add(directive);
    } else if (isOf(OF_SESSION, directive)) {
      ofSession.add(directive);
    } else if (isOf(OF_NODES, directive)) {
      nodes.add(directive);
    } else {
      throw new IllegalArgumentException("'" + directive.key() + "' is nothing like this");
    }
  }

  private static boolean isOf(Map<String, Integer> known, Directive directive) {
    return known.getOrDefault(directive.key(), Integer.MAX_VALUE) <= directive.words().size();
  }

  private void endSession() {
    sessions.add(new Session(server, script.toString(), List.copyOf(ofSession)));
    script = new StringBuilder();
    ofSession = new ArrayList<>();
  }

  private void endRow() {
    if (!title.isEmpty()) {
      endSession();
      String[] parts = title.split(" \\| ", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("'" + title + "' is not 'SITUATION | SECTION'");
      }
      rows.add(
          new TableRow(
              parts[0],
              parts[1],
              List.copyOf(settings),
              List.copyOf(sessions),
              List.copyOf(nodes)));
    }
    settings = new ArrayList<>();
    nodes = new ArrayList<>();
    sessions = new ArrayList<>();
    server = FIRST_SERVER;
  }
}
