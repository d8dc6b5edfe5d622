/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of some SMIv2 modules (RFC 2578 to 2580) as the tests compare with. */
final class SmiModules {

  /**
   * An OBJECT-TYPE.
   *
   * @param defaultValue the word in its DEFVAL; null for none
   */
  record ObjectType(
      String module,
      String name,
      SmiSyntax syntax,
      String access,
      String status,
      String defaultValue) {

    boolean isTableOrRow() {
      return syntax.isSequence();
    }
  }

  /** Any of the macros that list other definitions: groups and notifications. */
  record Listing(String module, String name, String macro, String status, List<String> members) {}

  private final Map<String, List<String>> parents = new HashMap<>();
  private final Map<String, ObjectType> objects = new LinkedHashMap<>();
  private final Map<String, Listing> listings = new LinkedHashMap<>();
  private final Map<String, SmiSyntax> types = new HashMap<>();

  /** For each compliance statement, the least access that it asks for where that is less. */
  private final Map<String, Map<String, String>> leastAccess = new HashMap<>();

  SmiModules() {
    parents.put("iso", List.of("1"));
    parents.put("mib-2", List.of("1", "3", "6", "1", "2", "1"));
    parents.put("enterprises", List.of("1", "3", "6", "1", "4", "1"));
    parents.put("snmpModules", List.of("1", "3", "6", "1", "6", "3"));
    parents.put("snmpDomains", List.of("1", "3", "6", "1", "6", "1"));
  }

  SmiModules read(Path file) {
    try {
      SmiTokens tokens = new SmiTokens(Files.readString(file));
      String module = tokens.next();
      tokens.skipTo("BEGIN");
      if (tokens.peek(0).equals("IMPORTS")) {
        tokens.skipTo(";");
      }
      while (!tokens.peek(0).equals("END")) {
        readDefinition(module, tokens);
      }
      return this;
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private void readDefinition(String module, SmiTokens tokens) {
    String name = tokens.next();
    String kind = tokens.next();
    switch (kind) {
      case "::=" -> readType(name, tokens);
      case "MACRO" -> tokens.skipTo("END");
      case "OBJECT" -> {
        tokens.expect("IDENTIFIER");
        readName(name, tokens);
      }
      case "OBJECT-TYPE" -> readObjectType(module, name, tokens);
      case "NOTIFICATION-TYPE", "OBJECT-GROUP", "NOTIFICATION-GROUP" ->
          readListing(module, name, kind, tokens);
      case "MODULE-COMPLIANCE" -> readCompliance(name, tokens);
      default -> readName(name, tokens);
    }
  }

  private void readCompliance(String name, SmiTokens tokens) {
    Map<String, String> access = new HashMap<>();
    String object = "";
    while (!tokens.peek(0).equals("::=")) {
      String token = tokens.next();
      if (token.equals("OBJECT")) {
        object = tokens.next();
      } else if (token.equals("MIN-ACCESS")) {
        access.put(object, tokens.next());
      }
    }
    leastAccess.put(name, access);
    readName(name, tokens);
  }

  private void readName(String name, SmiTokens tokens) {
    tokens.skipTo("::=");
    parents.put(name, tokens.braces());
  }

  private void readType(String name, SmiTokens tokens) {
    if (tokens.peek(0).equals("TEXTUAL-CONVENTION")) {
      tokens.skipTo("SYNTAX");
      types.put(name, SmiSyntax.read(tokens));
    } else if (tokens.peek(0).equals("SEQUENCE")) {
      tokens.next();
      tokens.braces();
    } else {
      throw new AssertionError("type " + name + " is of no known kind");
    }
  }

  private void readObjectType(String module, String name, SmiTokens tokens) {
    tokens.expect("SYNTAX");
    SmiSyntax syntax = SmiSyntax.read(tokens);
    tokens.skipTo("MAX-ACCESS");
    String access = tokens.next();
    tokens.expect("STATUS");
    String status = tokens.next();
    String defaultValue = null;
    while (!tokens.peek(0).equals("::=")) {
      if (tokens.next().equals("DEFVAL")) {
        defaultValue = tokens.braces().get(0);
      }
    }
    objects.put(name, new ObjectType(module, name, syntax, access, status, defaultValue));
    readName(name, tokens);
  }

  private void readListing(String module, String name, String macro, SmiTokens tokens) {
    List<String> members = new ArrayList<>();
    if (!tokens.peek(0).equals("STATUS")) {
      tokens.next();
      members.addAll(tokens.braces());
    }
    tokens.expect("STATUS");
    listings.put(name, new Listing(module, name, macro, tokens.next(), members));
    readName(name, tokens);
  }

  ObjectType object(String name) {
    ObjectType object = objects.get(name);
    if (object == null) {
      throw new AssertionError("no module defines the object " + name);
    }
    return object;
  }

  /** Whether a compliance statement is content when an object can be read. */
  boolean mayBeReadOnly(String compliance, String object) {
    if (!leastAccess.containsKey(compliance)) {
      throw new AssertionError("no module defines " + compliance);
    }
    return "read-only".equals(leastAccess.get(compliance).get(object));
  }

  Listing listing(String name) {
    Listing listing = listings.get(name);
    if (listing == null) {
      throw new AssertionError("no module defines " + name);
    }
    return listing;
  }

  /** All object types, in the order of the modules. */
  Iterable<ObjectType> objects() {
    return objects.values();
  }

  /** All groups and notifications, in the order of the modules. */
  Iterable<Listing> listings() {
    return listings.values();
  }

  /** The name that a definition is registered under. */
  Oid oid(String name) {
    Oid oid = new Oid();
    appendTo(oid, name);
    return oid;
  }

  private void appendTo(Oid oid, String name) {
    List<String> components = parents.get(name);
    if (components == null) {
      throw new AssertionError("no module defines " + name);
    }
    for (String component : components) {
      if (Character.isDigit(component.charAt(0))) {
        oid.append(Integer.parseUnsignedInt(component));
      } else {
        appendTo(oid, component);
      }
    }
  }

  /** The type that a syntax comes down to, with all restrictions on the way. */
  SmiSyntax resolve(SmiSyntax syntax) {
    SmiSyntax convention = types.get(syntax.type());
    return convention == null ? syntax : resolve(convention).restrictedBy(syntax);
  }
}
