/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * What the Trap MO looks like: names of nodes, formats, access types, and the texts of alerts. It
 * is read from one resource, whose head describes its form, and nothing of it stands anywhere else.
 */
public final class TrapShape {

  /** The file beside this class from which it is read. */
  public static final String RESOURCE = "trap-objects.txt";

  private static final String TRAP = "{trap}";
  private static final String THRESHOLD = "{threshold}";
  private static final String INWARD = "{inward}";
  private static final String ID = "{id}";
  private static final String ROLE = "role=";
  private static final String SETTING = "@";
  private static final int PIECE_BYTES = 4_096;

  /** Lines of nodes that are there once. */
  private final StringBuilder shared = new StringBuilder();

  /** Lines of nodes that are there for each trap, or for those of a placeholder. */
  private final List<String> perTrap = new ArrayList<>();

  private final Map<String, String> settings = new TreeMap<>();

  /** Address of the node of a role, as the resource has it. */
  private final Map<String, String> roles = new TreeMap<>();

  private TrapShape() {}

  /**
   * The shape that this program comes with, by the class loader.
   *
   * @throws IOException when the resource cannot be read
   */
  public static TrapShape standard() throws IOException {
    try (InputStream in = TrapShape.class.getResourceAsStream(RESOURCE)) {
      return read(in);
    }
  }

  /**
   * Another shape.
   *
   * @param in a text of the form of the resource, in UTF-8
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is no such text; it is part of the program
   */
  public static TrapShape read(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    byte[] all = {};
    int length = in.read(piece);
    while (length >= 0) {
      byte[] more = Arrays.copyOf(all, all.length + length);
      System.arraycopy(piece, 0, more, all.length, length);
      all = more;
      length = in.read(piece);
    }
    StringBuilder text = new StringBuilder(all.length);
    if (Utf8.decode(all, 0, all.length, text) >= 0) {
      throw new IllegalArgumentException("the shape of the traps is not in UTF-8");
    }
    TrapShape shape = new TrapShape();
    StringTokenizer lines = new StringTokenizer(text.toString(), "\n");
    while (lines.hasMoreTokens()) {
      shape.take(lines.nextToken());
    }
    return shape;
  }

  private void take(String line) {
    StringTokenizer fields = new StringTokenizer(line);
    if (line.startsWith("#") || !fields.hasMoreTokens()) {
      return;
    }
    String address = fields.nextToken();
    if (address.startsWith(SETTING)) {
      settings.put(address.substring(SETTING.length()), fields.nextToken());
      return;
    }
    StringBuilder node = new StringBuilder(address);
    while (fields.hasMoreTokens()) {
      String field = fields.nextToken();
      if (field.startsWith(ROLE)) {
        roles.put(field.substring(ROLE.length()), address);
      } else {
        node.append(' ').append(field);
      }
    }
    if (address.indexOf('{') < 0) {
      shared.append(node).append('\n');
    } else {
      perTrap.add(node.append('\n').toString());
    }
  }

  /** Adds the objects of some traps to what a device has. */
  void describe(List<Trap> traps, TreeDescription into) {
    StringBuilder text = new StringBuilder(shared);
    for (Trap trap : traps) {
      for (String line : perTrap) {
        String placeholder = line.substring(line.indexOf('{'), line.indexOf('}') + 1);
        if (includes(placeholder, trap.kind())) {
          text.append(line.replace(placeholder, trap.name()).replace(ID, trap.id()));
        }
      }
    }
    into.read(text.toString());
  }

  private static boolean includes(String placeholder, TrapKind kind) {
    switch (placeholder) {
      case TRAP:
        return true;
      case THRESHOLD:
        return kind.isThreshold();
      case INWARD:
        return kind.mayBeInward();
      default:
        throw new IllegalArgumentException("unknown placeholder " + placeholder);
    }
  }

  private String setting(String name) {
    return required(settings, name);
  }

  private String address(String role) {
    return required(roles, role);
  }

  private static String required(Map<String, String> texts, String name) {
    String found = texts.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the shape of the traps lacks " + name);
    }
    return found;
  }

  private String name(String role) {
    String address = address(role);
    return address.substring(address.lastIndexOf('/') + 1);
  }

  String idRoot() {
    return setting("id");
  }

  String activeType() {
    return setting("active");
  }

  String inactiveType() {
    return setting("inactive");
  }

  String deregisteredType() {
    return setting("deregistered");
  }

  /** Address of the node that has a child for each trap. */
  String trapsUri() {
    return address("traps");
  }

  /** Address of the node that has the slots. */
  String slotsUri() {
    return address("slots");
  }

  /** Name of the node below a trap that has the registrations of a direction. */
  String listName(boolean isInward) {
    return name(isInward ? "inward" : "outward");
  }

  /** Name of the leaf of a registration that says who is told, or what is executed. */
  String leafName(boolean isInward) {
    return name(isInward ? "target" : "server");
  }

  /** Name of the leaf of a registration that says who registered. */
  String authorName() {
    return name("author");
  }

  /** Address of the leaf that has a threshold of a trap. */
  String thresholdUri(Trap trap, boolean isHigh) {
    return address(isHigh ? "high" : "low").replace(THRESHOLD, trap.name());
  }
}
