/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A notification as {@code receive --json} printed it.
 *
 * @param isInform whether it was an inform
 * @param port the sender's port, which tells one connection from another
 * @param engineId contextEngineID in hexadecimal digits
 * @param notification its name
 * @param boots snmpEngineBoots of the event
 * @param count the event's number since the agent's start
 * @param isDuplicate whether the receiver says that it came before
 * @param content all variables
 */
record Told(
    boolean isInform,
    int port,
    String engineId,
    String notification,
    long boots,
    long count,
    boolean isDuplicate,
    String content) {

  /** The notification of a changed input. */
  static final String LINE_CHANGED = "tocsinLineChanged";

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"type\":\"(trap|inform)\",.*\"port\":(\\d+),.*\"contextEngineId\":\"([0-9a-f]+)\","
              + ".*\"notification\":\"([^\"]+)\",.*\"eventId\":\"([0-9a-f]{8})([0-9a-f]{8})\","
              + "\"duplicate\":(true|false),\"variables\":(\\[.*\\])\\}");

  private static final Pattern INPUT =
      Pattern.compile(
          "\"name\":\"tocsinLineName\\.\\d+\",\"type\":\"STRING\",\"value\":\"([^\"]+)\""
              + ".*\"name\":\"tocsinLineLevel\\.\\d+\",.*?\"number\":([01])"
              + ".*\"name\":\"tocsinEventSeverity\\.0\",.*?\"number\":([1-4])");

  /** Reads all notifications among lines; the rest, such as the summary, is passed over. */
  static List<Told> of(List<String> lines) {
    return lines.stream()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(
            found ->
                new Told(
                    found.group(1).equals("inform"),
                    Integer.parseInt(found.group(2)),
                    found.group(3),
                    found.group(4),
                    Long.parseLong(found.group(5), 16),
                    Long.parseLong(found.group(6), 16),
                    Boolean.parseBoolean(found.group(7)),
                    found.group(8)))
        .toList();
  }

  /** The event: what repetitions have in common. */
  record Identity(boolean isInform, long boots, long count) implements Comparable<Identity> {
    @Override
    public int compareTo(Identity other) {
      int byBoots = Long.compare(boots, other.boots);
      return byBoots == 0 ? Long.compare(count, other.count) : byBoots;
    }
  }

  /** The event that it is about. */
  Identity identity() {
    return new Identity(isInform, boots, count);
  }

  /** Whether an input changed. */
  boolean isChange() {
    return notification.equals(LINE_CHANGED);
  }

  /** The change of an input that it tells of, by its content. */
  ManyInputs.Change change() {
    Matcher found = input();
    return new ManyInputs.Change(ManyInputs.input(found.group(1)), found.group(2).equals("1"));
  }

  /** The severity that it tells. */
  int severity() {
    return Integer.parseInt(input().group(3));
  }

  private Matcher input() {
    Matcher found = INPUT.matcher(content);
    if (!found.find()) {
      throw new AssertionError("no change of an input: " + content);
    }
    return found;
  }
}
