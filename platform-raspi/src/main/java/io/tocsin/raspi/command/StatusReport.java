/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.agent.Agent;
import io.tocsin.event.Journal;
import io.tocsin.hal.Clock;
import io.tocsin.mib.TargetStatus;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.text.UtcText;
import io.tocsin.tls.CertificateView;
import java.util.ArrayList;
import java.util.List;

/** How the agent is, as a text for people or as an object for programs. */
final class StatusReport {

  private static final long DAY_MS = 24L * 3600 * 1000;

  /** In the order of the constants of {@link Journal}, which begin with 1. */
  private static final String[] JOURNAL_STATES = {"", "off", "good", "slowed", "failing"};

  private final Agent agent;
  private final Clock clock;
  private final String description;

  /**
   * Prepares to tell.
   *
   * @param agent the agent
   * @param clock its clock, whose origin is the start of the program
   * @param description what runs, on what
   */
  StatusReport(Agent agent, Clock clock, String description) {
    this.agent = agent;
    this.clock = clock;
    this.description = description;
  }

  /**
   * Tells people.
   *
   * @param nowMs monotonic time in milliseconds
   * @return some lines, the last without its end
   */
  String text(long nowMs) {
    StringBuilder text = new StringBuilder(1_024);
    text.append(description).append(", up ").append(nowMs / 1_000).append(" s\n");
    text.append("clock: ").append(clockText());
    for (CertificateView own : agent.ownCertificates()) {
      text.append("\nown certificate: ").append(certificateText(own));
    }
    for (CertificateView trusted : agent.trustedCertificates()) {
      text.append("\ntrusted: ").append(certificateText(trusted));
    }
    text.append("\nsessions: ").append(agent.sessionCount());
    agent.visitSessions(session -> text.append("\n  ").append(sessionText(session)));
    TargetStatus targets = agent.targets();
    for (int i = 0; i < targets.targetCount(); i++) {
      if (TargetText.isUsed(targets, i)) {
        TargetText.append(targets, i, text.append('\n'));
      }
    }
    return text.append("\njournal: ").append(journalText(nowMs)).toString();
  }

  private String clockText() {
    String time = UtcText.seconds(clock.wallMs());
    if (agent.clock().isTrusted()) {
      return time + ", trusted";
    }
    long boundMs = agent.clock().boundMs();
    return time
        + ", not trusted; "
        + (boundMs == 0
            ? "it never was"
            : "certificates are judged by what was known last, " + UtcText.seconds(boundMs));
  }

  private String certificateText(CertificateView certificate) {
    String ending = certificate.subject() + ", until " + certificate.notAfter();
    if (!agent.clock().isTrusted()) {
      return ending;
    }
    long days = daysLeft(certificate);
    return ending + (days < 0 ? ", which is over" : ", " + days + " days left");
  }

  private long daysLeft(CertificateView certificate) {
    return Math.floorDiv(certificate.notAfterMs() - clock.wallMs(), DAY_MS);
  }

  private static String sessionText(SessionView session) {
    return (session.isServer() ? "from " : "to ")
        + orUnknown(session.remoteAddress())
        + " port "
        + session.remotePort()
        + ", "
        + (session.securityName() == null ? "not authenticated" : session.securityName())
        + ", "
        + (session.protocol() == null ? "being opened" : session.protocol());
  }

  private static String orUnknown(String address) {
    return address == null ? "an unknown address" : address;
  }

  private String journalText(long nowMs) {
    Journal journal = agent.journal();
    String text =
        JOURNAL_STATES[journal.state()]
            + ", "
            + journal.unsavedEvents()
            + " events unsaved, "
            + journal.bytesToday(nowMs)
            + " bytes today, "
            + journal.restoredEvents()
            + " events restored at the start";
    return journal.lastError().isEmpty() ? text : text + "; last error: " + journal.lastError();
  }

  /**
   * Tells programs.
   *
   * @param nowMs monotonic time in milliseconds
   * @return one object
   */
  Json json(long nowMs) {
    List<Json> sessions = new ArrayList<>();
    agent.visitSessions(session -> sessions.add(json(session)));
    return new Json()
        .add("program", description)
        .add("upSeconds", nowMs / 1_000)
        .add("clock", clockJson())
        .add("ownCertificates", certificates(agent.ownCertificates()))
        .add("trustedCertificates", certificates(agent.trustedCertificates()))
        .add("sessions", sessions)
        .add("targets", targets())
        .add("journal", journalJson(nowMs));
  }

  private Json clockJson() {
    return new Json()
        .add("time", UtcText.seconds(clock.wallMs()))
        .add("trusted", agent.clock().isTrusted())
        .add(
            "lowerBound",
            agent.clock().boundMs() == 0 ? null : UtcText.seconds(agent.clock().boundMs()));
  }

  private static List<Json> certificates(List<CertificateView> certificates) {
    List<Json> list = new ArrayList<>();
    for (CertificateView certificate : certificates) {
      list.add(
          new Json()
              .add("subject", certificate.subject())
              .add("fingerprint", certificate.fingerprint())
              .add("notBefore", certificate.notBefore())
              .add("notAfter", certificate.notAfter()));
    }
    return list;
  }

  private static Json json(SessionView session) {
    return new Json()
        .add("opened", session.isServer() ? "by the peer" : "by the agent")
        .add("address", session.remoteAddress())
        .add("port", session.remotePort())
        .add("name", session.securityName() == null ? null : session.securityName().toString())
        .add("protocol", session.protocol());
  }

  private List<Json> targets() {
    List<Json> list = new ArrayList<>();
    TargetStatus targets = agent.targets();
    for (int i = 0; i < targets.targetCount(); i++) {
      if (TargetText.isUsed(targets, i)) {
        list.add(TargetText.json(targets, i));
      }
    }
    return list;
  }

  private Json journalJson(long nowMs) {
    Journal journal = agent.journal();
    return new Json()
        .add("state", JOURNAL_STATES[journal.state()])
        .add("unsavedEvents", journal.unsavedEvents())
        .add("bytesToday", journal.bytesToday(nowMs))
        .add("restoredEvents", journal.restoredEvents())
        .add("damagedSectors", journal.damagedSectors())
        .add("lastError", journal.lastError());
  }
}
