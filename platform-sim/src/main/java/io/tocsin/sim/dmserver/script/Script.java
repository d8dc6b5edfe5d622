/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Steps for each session. */
public final class Script {

  /** Says nothing: sessions end at once. */
  public static final Script EMPTY = new Script(List.of(), Map.of());

  private final List<Step> every;
  private final Map<Integer, List<Step>> bySession;

  Script(List<Step> every, Map<Integer, List<Step>> bySession) {
    this.every = List.copyOf(every);
    this.bySession = Map.copyOf(bySession);
  }

  /**
   * Reads a script.
   *
   * @param text its lines
   * @param names the server's own identifier, and the names of nodes
   * @throws IllegalArgumentException when a line means nothing; the message says which
   */
  public static Script parse(String text, TrapNames names) {
    return new ScriptParser(names).parse(text);
  }

  /**
   * Reads a script from a file.
   *
   * @throws IOException when it cannot be read, or means nothing; the message says which line
   */
  public static Script read(Path file, TrapNames names) throws IOException {
    try {
      return parse(Files.readString(file), names);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The steps of a session.
   *
   * @param session number of the session of that board, from 1
   */
  public List<Step> steps(int session) {
    return bySession.getOrDefault(session, every);
  }
}
