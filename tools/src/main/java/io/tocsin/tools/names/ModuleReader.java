/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import io.tocsin.ber.Oid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads names, enumerations and display hints out of a MIB module (RFC 2578, RFC 2579). It is made
 * for modules that a MIB compiler finds no fault with, and takes no notice of the rest of them.
 */
final class ModuleReader {

  private static final Set<String> MACROS =
      Set.of(
          "AGENT-CAPABILITIES",
          "MODULE-COMPLIANCE",
          "MODULE-IDENTITY",
          "NOTIFICATION-GROUP",
          "NOTIFICATION-TYPE",
          "OBJECT-GROUP",
          "OBJECT-IDENTITY",
          "OBJECT-TYPE");

  /** What a type says about values; SYNTAX clauses and textual conventions alike. */
  private record Type(DisplayHint hint, Map<Long, String> labels) {}

  /** A node whose place is told by its parent. */
  private record Node(String name, String parent, int number, Type type) {}

  private static final Type PLAIN = new Type(null, Map.of());

  private final List<String> tokens;
  private final Map<String, Oid> nodes = new HashMap<>();
  private final Map<String, Type> types = new HashMap<>();
  private final List<Node> definitions = new ArrayList<>();
  private int at;

  private ModuleReader(String module) {
    tokens = ModuleTokens.of(module);
    nodes.put("mib-2", Oid.of(1, 3, 6, 1, 2, 1));
    nodes.put("enterprises", Oid.of(1, 3, 6, 1, 4, 1));
    nodes.put("snmpModules", Oid.of(1, 3, 6, 1, 6, 3));
    types.put("DisplayString", new Type(DisplayHint.parse("255a"), Map.of()));
    types.put("SnmpAdminString", new Type(DisplayHint.parse("255t"), Map.of()));
    types.put("SnmpTLSAddress", new Type(DisplayHint.parse("1a"), Map.of()));
    types.put("DateAndTime", new Type(DisplayHint.parse("2d-1d-1d,1d:1d:1d.1d,1a1d:1d"), Map.of()));
    types.put("TruthValue", new Type(null, Map.of(1L, "true", 2L, "false")));
  }

  /**
   * Reads a module.
   *
   * @param module its text
   * @return the names that it defines, every one behind that of the node which it is under
   * @throws IllegalArgumentException when a node is under one that is not known
   */
  static List<Name> read(String module) {
    ModuleReader reader = new ModuleReader(module);
    reader.readTypes();
    reader.readNodes();
    return reader.place();
  }

  /** First pass: a textual convention may stand behind the objects that are of it. */
  private void readTypes() {
    for (at = 0; at + 2 < tokens.size(); at++) {
      if (token(1).equals("::=") && token(2).equals("TEXTUAL-CONVENTION")) {
        String name = token(0);
        types.put(name, readType());
      }
    }
  }

  /** Reads clauses up to SYNTAX and what follows it. */
  private Type readType() {
    DisplayHint hint = null;
    while (at + 1 < tokens.size() && !token(0).equals("SYNTAX")) {
      if (token(0).equals("DISPLAY-HINT")) {
        hint = DisplayHint.parse(token(1).substring(1));
      }
      at++;
    }
    at++;
    Type base = types.getOrDefault(token(0), PLAIN);
    Map<Long, String> labels = token(1).equals("{") ? readLabels() : base.labels;
    return new Type(hint == null ? base.hint : hint, labels);
  }

  /** Reads {@code INTEGER { name(number), ... }}. */
  private Map<Long, String> readLabels() {
    Map<Long, String> labels = new LinkedHashMap<>();
    for (at += 2; at + 3 < tokens.size() && !token(0).equals("}"); at++) {
      if (token(1).equals("(")) {
        labels.put(Long.valueOf(token(2)), token(0));
        at += 3;
      }
    }
    return labels;
  }

  private void readNodes() {
    for (at = 0; at + 2 < tokens.size(); at++) {
      boolean node = token(1).equals("OBJECT") && token(2).equals("IDENTIFIER");
      if (Character.isLowerCase(token(0).charAt(0)) && (node || MACROS.contains(token(1)))) {
        readNode();
      }
    }
  }

  /** Reads from a node's name to the end of its value {@code ::= { parent number }}. */
  private void readNode() {
    String name = token(0);
    boolean object = token(1).equals("OBJECT-TYPE");
    at += 2;
    Type type = object ? readType() : PLAIN;
    while (at + 5 < tokens.size() && !token(0).equals("::=")) {
      at++;
    }
    if (at + 4 >= tokens.size() || !token(1).equals("{") || !token(4).equals("}")) {
      throw new IllegalArgumentException("no value { parent number } of " + name);
    }
    definitions.add(new Node(name, token(2), Integer.parseUnsignedInt(token(3)), type));
    at += 4;
  }

  /** Gives every node its place; a parent may be defined behind its children. */
  private List<Name> place() {
    List<Name> names = new ArrayList<>();
    List<Node> waiting = definitions;
    while (!waiting.isEmpty()) {
      List<Node> left = new ArrayList<>();
      for (Node node : waiting) {
        Oid parent = nodes.get(node.parent);
        if (parent == null) {
          left.add(node);
          continue;
        }
        Oid oid = new Oid(parent.length() + 1);
        oid.set(parent);
        oid.append(node.number);
        nodes.put(node.name, oid);
        names.add(new Name(node.name, oid, node.type.hint, node.type.labels));
      }
      if (left.size() == waiting.size()) {
        throw new IllegalArgumentException(
            left.get(0).name + " is under " + left.get(0).parent + ", which is not known");
      }
      waiting = left;
    }
    return names;
  }

  private String token(int ahead) {
    return tokens.get(at + ahead);
  }
}
