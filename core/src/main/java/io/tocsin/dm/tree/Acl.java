/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An access control list: for each command, the Server Identifiers that have the right
 * (OMA-TS-DM_TND §7.7.1). Immutable.
 *
 * <p>A list without any command is empty, and its node inherits from its parent. A command of which
 * the last server goes is not in the list any more.
 */
public final class Acl {

  /** The identifier that stands for every server. */
  public static final String ANY = "*";

  /** No value: the node inherits. */
  public static final Acl EMPTY = new Acl(emptyRights());

  /** What the root has at first (OMA-TS-DM_TND §7.7.1.2). */
  public static final Acl ROOT_DEFAULT =
      EMPTY.plus(TreeCommand.ADD.bit() | TreeCommand.GET.bit(), ANY);

  /** For each command, the servers in the order in which they were given. */
  private final List<List<String>> rights;

  Acl(List<List<String>> rights) {
    this.rights = rights;
  }

  static List<List<String>> emptyRights() {
    List<List<String>> rights = new ArrayList<>(TreeCommand.count());
    for (int i = 0; i < TreeCommand.count(); i++) {
      rights.add(Collections.<String>emptyList());
    }
    return rights;
  }

  /** Whether the node inherits, because no command is in the list. */
  public boolean isEmpty() {
    for (List<String> servers : rights) {
      if (!servers.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether this list grants a command.
   *
   * @param command the command
   * @param serverId the server that asks; one that is no identifier has no rights at all
   */
  public boolean allows(TreeCommand command, String serverId) {
    List<String> servers = rights.get(command.index());
    return isServerId(serverId) && (servers.contains(ANY) || servers.contains(serverId));
  }

  /** The servers of a command, {@link #ANY} among them; not to be changed. */
  List<String> servers(TreeCommand command) {
    return rights.get(command.index());
  }

  /**
   * This list with rights for one more server.
   *
   * @param commands bits of {@link TreeCommand}
   * @param serverId a server, or {@link #ANY}, which takes the place of all others
   * @throws IllegalArgumentException when {@link #isServerId} does not hold of it
   */
  public Acl plus(int commands, String serverId) {
    if (!serverId.equals(ANY) && !isServerId(serverId)) {
      throw new IllegalArgumentException("no Server Identifier");
    }
    List<List<String>> more = new ArrayList<>(rights);
    for (int i = 0; i < TreeCommand.count(); i++) {
      if ((commands & TreeCommand.at(i).bit()) != 0) {
        more.set(i, join(rights.get(i), Collections.singletonList(serverId)));
      }
    }
    return new Acl(more);
  }

  /** This list and another one together. */
  public Acl merge(Acl other) {
    List<List<String>> more = new ArrayList<>(TreeCommand.count());
    for (int i = 0; i < TreeCommand.count(); i++) {
      more.add(join(rights.get(i), other.rights.get(i)));
    }
    return new Acl(more);
  }

  private static List<String> join(List<String> some, List<String> others) {
    List<String> both = new ArrayList<>(some);
    for (String server : others) {
      if (!both.contains(server)) {
        both.add(server);
      }
    }
    if (both.contains(ANY)) {
      // The wildcard overrides all identifiers beside it.
      both.clear();
      both.add(ANY);
    }
    return both;
  }

  /**
   * This list without a server (OMA-TS-DM_TND §7.7.1.4).
   *
   * @param serverId a server; {@link #ANY} is none and stays
   * @return this list itself when it does not name the server
   */
  public Acl without(String serverId) {
    List<List<String>> fewer = null;
    for (int i = 0; i < TreeCommand.count(); i++) {
      if (isServerId(serverId) && rights.get(i).contains(serverId)) {
        fewer = fewer == null ? new ArrayList<>(rights) : fewer;
        List<String> rest = new ArrayList<>(rights.get(i));
        rest.remove(serverId);
        fewer.set(i, rest);
      }
    }
    return fewer == null ? this : new Acl(fewer);
  }

  /**
   * This list without a server, as the root has it: what would be left without any is as at first.
   */
  Acl rootWithout(String serverId) {
    Acl rest = without(serverId);
    if (rest.equals(this)) {
      return this;
    }
    List<List<String>> restored = new ArrayList<>(rest.rights);
    for (int i = 0; i < TreeCommand.count(); i++) {
      if (restored.get(i).isEmpty()) {
        restored.set(i, ROOT_DEFAULT.rights.get(i));
      }
    }
    return new Acl(restored);
  }

  /**
   * Whether a text can be a Server Identifier in a list: one or more printable characters, none of
   * them white space, {@code =}, {@code &}, {@code +} or {@code *}.
   */
  public static boolean isServerId(String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (!isServerIdCharacter(character)) {
        return false;
      }
      at += Character.charCount(character);
    }
    return true;
  }

  private static boolean isServerIdCharacter(int character) {
    switch (character) {
      case '=':
      case '&':
      case '*':
      case '+':
        return false;
      default:
        // No-break spaces are separators of space, but no white space in Java's sense.
        return !Character.isISOControl(character)
            && !Character.isWhitespace(character)
            && !Character.isSpaceChar(character)
            && !TreeText.isSurrogate(character);
    }
  }

  /** The list in the form that {@link AclParser} reads, commands in the order of their names. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < TreeCommand.count(); i++) {
      char mark = '=';
      for (String server : rights.get(i)) {
        if (mark == '=') {
          text.append(text.length() == 0 ? "" : "&").append(TreeCommand.at(i).text());
        }
        text.append(mark).append(server);
        mark = '+';
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Acl && rights.equals(((Acl) other).rights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rights.toArray());
  }
}
