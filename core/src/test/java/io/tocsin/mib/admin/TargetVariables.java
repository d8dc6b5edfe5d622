/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.mib.SetRequest;
import io.tocsin.tls.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Variables of the tables by which managers say who gets notifications. Assignments are written as
 * {@code addr[nms].params=p}; those of a status take its name, and those of a domain {@code tls} or
 * {@code udp}.
 */
public final class TargetVariables {

  private static final Map<String, String> TABLES =
      Map.of(
          "addr", "1.3.6.1.6.3.12.1.2.1.",
          "params", "1.3.6.1.6.3.12.1.3.1.",
          "notify", "1.3.6.1.6.3.13.1.1.1.",
          "profile", "1.3.6.1.6.3.13.1.2.1.",
          "filter", "1.3.6.1.6.3.13.1.3.1.",
          "client", "1.3.6.1.2.1.198.2.2.1.6.1.",
          "server", "1.3.6.1.2.1.198.2.2.1.9.1.");

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "addr",
          List.of(
              "name", "domain", "address", "timeout", "retries", "tags", "params", "storage",
              "status"),
          "params",
          List.of("name", "mp", "model", "security", "level", "storage", "status"),
          "notify",
          List.of("name", "tag", "type", "storage", "status"),
          "profile",
          List.of("profile", "storage", "status"),
          "filter",
          List.of("subtree", "mask", "type", "storage", "status"),
          "client",
          List.of("fingerprint", "storage", "status"),
          "server",
          List.of("fingerprint", "identity", "storage", "status"));

  private static final List<String> STATUSES =
      List.of(
          "none", "active", "notInService", "notReady", "createAndGo", "createAndWait", "destroy");

  private static final Set<String> NUMBERS =
      Set.of("timeout", "retries", "storage", "mp", "model", "level", "type");

  private TargetVariables() {}

  /**
   * A variable with its value.
   *
   * @param assignment for example {@code addr[nms].params=p}
   */
  public static SetRequest of(String assignment) {
    int bracket = assignment.indexOf('[');
    int close = assignment.lastIndexOf("].", assignment.indexOf('='));
    int equals = assignment.indexOf('=', close);
    String table = assignment.substring(0, bracket);
    String column = assignment.substring(close + 2, equals);
    String value = assignment.substring(equals + 1);
    int id = COLUMNS.get(table).indexOf(column) + 1;
    String name = TABLES.get(table) + id + index(assignment.substring(bracket + 1, close));
    if (NUMBERS.contains(column)) {
      return SetRequest.integer(name, Long.parseLong(value));
    }
    if (column.equals("status")) {
      return SetRequest.integer(name, STATUSES.indexOf(value));
    }
    if (column.equals("domain")) {
      return SetRequest.oid(name, value.equals("tls") ? "1.3.6.1.6.1.8" : "1.3.6.1.6.1.1");
    }
    if (column.equals("fingerprint")) {
      return SetRequest.octets(name, value.isEmpty() ? new byte[0] : sha256(value).octets());
    }
    return SetRequest.octets(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A fingerprint that is another one for each text. */
  public static Fingerprint sha256(String text) {
    byte[] octets = new byte[33];
    octets[0] = Fingerprint.SHA256;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, octets, 1, bytes.length);
    return Fingerprint.ofOctets(octets);
  }

  /** An IMPLIED name; of a filter, the profile's name, and behind a slash the subtree. */
  private static String index(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return octets(text);
    }
    String profile = text.substring(0, slash);
    return "." + profile.length() + octets(profile) + "." + text.substring(slash + 1);
  }

  private static String octets(String text) {
    StringBuilder arcs = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      arcs.append('.').append(octet & 0xFF);
    }
    return arcs.toString();
  }

  /** Assignments that make rows of all that a target needs, all called by its own name. */
  public static String[] target(String name, String address) {
    return new String[] {
      "addr[" + name + "].status=createAndGo",
      "addr[" + name + "].domain=tls",
      "addr[" + name + "].address=" + address,
      "addr[" + name + "].tags=" + name,
      "addr[" + name + "].params=" + name,
      "params[" + name + "].status=createAndGo",
      "params[" + name + "].mp=3",
      "params[" + name + "].model=4",
      "params[" + name + "].security=joe",
      "params[" + name + "].level=3",
      "notify[" + name + "].status=createAndGo",
      "notify[" + name + "].tag=" + name,
    };
  }
}
