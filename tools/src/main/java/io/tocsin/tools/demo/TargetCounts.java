/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.ber.Oid;
import io.tocsin.tools.manager.CommandGenerator;
import io.tocsin.tools.manager.Walk;
import io.tocsin.tools.names.NameTable;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.ValueText;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an agent counted of one target: a row of tocsinTargetTable.
 *
 * @param name tocsinTargetName
 * @param kind how it is told
 * @param accepted events that it was to be told of
 * @param sent events sent as traps
 * @param acknowledged events acknowledged as informs or alerts
 * @param queued events that wait
 * @param dropped events given up
 */
public record TargetCounts(
    String name,
    Kind kind,
    long accepted,
    long sent,
    long acknowledged,
    long queued,
    long dropped) {

  private static final String ENTRY = "tocsinTargetEntry";
  private static final int REPETITIONS = 20;

  /** How a target is told, in the order of tocsinTargetType. */
  public enum Kind {
    /** By traps, which nobody acknowledges. */
    TRAP,
    /** By informs. */
    INFORM,
    /** By alerts of OMA DM. */
    ALERT
  }

  /**
   * Reads the table.
   *
   * @param agent who is asked, over an open session
   * @return a record a row
   * @throws IOException when there is no answer or a column is missing
   */
  public static List<TargetCounts> read(CommandGenerator agent) throws IOException {
    NameTable names = NameTable.shipped();
    Oid entry = names.find(ENTRY).oid();
    Map<Long, Map<String, Value>> rows = new TreeMap<>();
    new Walk(agent, REPETITIONS).below(entry, variable -> put(rows, names, entry, variable));
    List<TargetCounts> targets = new ArrayList<>();
    for (Map<String, Value> row : rows.values()) {
      targets.add(
          new TargetCounts(
              ValueText.utf8(column(row, "tocsinTargetName").octets()),
              Kind.values()[(int) column(row, "tocsinTargetType").number() - 1],
              column(row, "tocsinTargetAccepted").number(),
              column(row, "tocsinTargetSent").number(),
              column(row, "tocsinTargetAcknowledged").number(),
              column(row, "tocsinTargetQueued").number(),
              column(row, "tocsinTargetDropped").number()));
    }
    return targets;
  }

  private static void put(
      Map<Long, Map<String, Value>> rows, NameTable names, Oid entry, Variable variable) {
    // tocsinTargetEntry, column, tocsinTargetIndex.
    Oid name = variable.name();
    if (name.length() == entry.length() + 2) {
      long index = name.arc(name.length() - 1) & 0xFFFF_FFFFL;
      rows.computeIfAbsent(index, unused -> new TreeMap<>())
          .put(names.find(name).text(), variable.value());
    }
  }

  private static Value column(Map<String, Value> row, String name) throws IOException {
    Value value = row.get(name);
    if (value == null) {
      throw new IOException("The agent's table of targets has no " + name + ".");
    }
    return value;
  }

  /** Events that went out, one way or the other. */
  public long delivered() {
    return sent + acknowledged;
  }
}
