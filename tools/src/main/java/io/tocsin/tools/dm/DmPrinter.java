/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.raspi.command.Json;
import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.dmserver.session.DmListener;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Prints what happens, a line each; only a trace has more. */
final class DmPrinter implements DmListener {

  private static final String PLAIN = "[!-~&&[^\"\\\\]]+";

  private final PrintWriter out;
  private final boolean json;

  /**
   * A printer.
   *
   * @param out where to
   * @param json whether in JSON
   */
  DmPrinter(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  @Override
  public synchronized void happened(DmEvent event) {
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    out.println(json ? json(event, time) : time + " " + text(event));
    out.flush();
  }

  private static Json json(DmEvent event, String time) {
    Json object = new Json().add("type", event.type()).add("time", time);
    if (!event.device().isEmpty()) {
      object.add("device", event.device()).add("session", event.sessionId());
    }
    event.fields().forEach(object::add);
    return object;
  }

  private static String text(DmEvent event) {
    StringBuilder line = new StringBuilder();
    if (!event.device().isEmpty()) {
      line.append(quoted(event.device()))
          .append(" session ")
          .append(quoted(event.sessionId()))
          .append(": ");
    }
    line.append(event.type());
    event
        .fields()
        .forEach(
            (key, value) -> {
              if (key.equals("message")) {
                line.append('\n').append(value.stripTrailing());
              } else if (!value.isEmpty()) {
                line.append(' ').append(key).append('=').append(quoted(value));
              }
            });
    return line.toString();
  }

  /** A value that the board chose must not move the cursor, or look like something else. */
  private static String quoted(String value) {
    if (value.matches(PLAIN)) {
      return value;
    }
    StringBuilder quoted = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (Character.isISOControl(c)) {
                quoted.append(String.format("\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  /** Prints the sum of all sessions. */
  synchronized void printSummary(List<DmSessionReport> sessions) {
    long ended = sessions.stream().filter(DmSessionReport::isEnded).count();
    long alerts = sessions.stream().mapToLong(s -> s.alerts().size()).sum();
    long commands = sessions.stream().mapToLong(s -> s.outcomes().size()).sum();
    long unmet = sessions.stream().mapToLong(s -> s.unmet().size()).sum();
    long violations = sessions.stream().mapToLong(s -> s.violations().size()).sum();
    if (json) {
      out.println(
          new Json()
              .add("type", "summary")
              .add("sessions", sessions.size())
              .add("ended", ended)
              .add("commands", commands)
              .add("alerts", alerts)
              .add("unmet", unmet)
              .add("violations", violations));
    } else {
      out.println(
          "sessions "
              + sessions.size()
              + ", ended "
              + ended
              + ", commands "
              + commands
              + ", alerts "
              + alerts
              + ", unmet "
              + unmet
              + ", violations "
              + violations);
    }
    out.flush();
  }
}
