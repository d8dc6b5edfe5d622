/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads access control lists (OMA-TS-DM_TND §7.7.1.5), strictly: no white space, each command once,
 * names of commands in their case. The empty text is the empty list. Work is linear in the text.
 */
public final class AclParser {

  /** The list was good. */
  public static final int GOOD = 0;

  /** The text is longer than the bound. */
  public static final int TOO_LONG = 1;

  /** An entry does not begin with a command and an equals sign. */
  public static final int BAD_COMMAND = 2;

  /** A command has two entries. */
  public static final int REPEATED_COMMAND = 3;

  /** What stands for a server is no Server Identifier. */
  public static final int BAD_SERVER = 4;

  private final int bytesMax;
  private int error;

  /**
   * A parser.
   *
   * @param bytesMax longest text in bytes of UTF-8
   */
  public AclParser(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** What was wrong with the last text; {@link #GOOD} for nothing. */
  public int error() {
    return error;
  }

  /**
   * Reads a list.
   *
   * @param text any text
   * @return the list, or null, and then {@link #error()} says why
   */
  public Acl parse(String text) {
    error = GOOD;
    if (text.length() > bytesMax || Utf8.length(text) > bytesMax) {
      error = TOO_LONG;
      return null;
    }
    if (text.isEmpty()) {
      return Acl.EMPTY;
    }
    List<List<String>> rights = Acl.emptyRights();
    int start = 0;
    while (start <= text.length() && error == GOOD) {
      int end = end(text, start, text.length(), '&');
      parseEntry(text, start, end, rights);
      start = end + 1;
    }
    return error == GOOD ? new Acl(rights) : null;
  }

  private void parseEntry(String text, int start, int end, List<List<String>> rights) {
    int equals = end(text, start, end, '=');
    TreeCommand command = TreeCommand.of(text.substring(start, equals));
    if (command == null || equals == end) {
      error = BAD_COMMAND;
      return;
    }
    if (!rights.get(command.index()).isEmpty()) {
      error = REPEATED_COMMAND;
      return;
    }
    rights.set(command.index(), parseServers(text, equals + 1, end));
  }

  private List<String> parseServers(String text, int from, int end) {
    Set<String> servers = new LinkedHashSet<>();
    int start = from;
    while (start <= end) {
      int stop = end(text, start, end, '+');
      String server = text.substring(start, stop);
      if (!server.equals(Acl.ANY) && !Acl.isServerId(server)) {
        error = BAD_SERVER;
      }
      servers.add(server);
      start = stop + 1;
    }
    // The wildcard overrides all identifiers beside it.
    if (servers.contains(Acl.ANY)) {
      servers.clear();
      servers.add(Acl.ANY);
    }
    return new ArrayList<>(servers);
  }

  private static int end(String text, int start, int limit, char mark) {
    int found = text.indexOf(mark, start);
    return found < 0 || found > limit ? limit : found;
  }
}
