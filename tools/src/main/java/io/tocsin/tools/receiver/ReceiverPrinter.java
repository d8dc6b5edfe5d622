/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.raspi.command.Json;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.TlsRefusal;
import io.tocsin.tools.names.NameTable;
import java.io.PrintWriter;
import java.time.Instant;

/** Prints what a receiver sees, and counts it. */
final class ReceiverPrinter implements ReceiverListener {

  private final NotificationText text = new NotificationText(NameTable.shipped());
  private final ReceiverSummary summary = new ReceiverSummary();
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  /**
   * A printer.
   *
   * @param out takes notifications and the summary
   * @param err takes refusals, for people; in JSON they go to {@code out}, too
   * @param json whether to print JSON
   */
  ReceiverPrinter(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  @Override
  public void received(Notification notification, boolean duplicate) {
    summary.count(notification, text.name(notification), duplicate);
    if (json) {
      out.println(text.json(notification, duplicate));
    } else {
      out.println(text.line(notification, duplicate));
    }
    if (notification.inform()) {
      // It is confirmed next, and its sender forgets it: it has to be told before, come what may.
      out.flush();
    }
  }

  @Override
  public void refused(Sender sender, TlsRefusal refusal, String paragraph) {
    summary.countRefused();
    tell("refused", sender, refusal, paragraph);
  }

  @Override
  public void broken(Sender sender, String paragraph) {
    summary.countBroken();
    tell("broken", sender, null, paragraph);
  }

  private void tell(String type, Sender sender, TlsRefusal refusal, String paragraph) {
    String now = NotificationText.time(Instant.now());
    out.flush();
    err.println(now + " " + sender + ": session " + type + ". " + paragraph);
    err.flush();
    if (json) {
      CertificateView certificate = refusal == null ? null : refusal.certificate();
      out.println(
          new Json()
              .add("type", type)
              .add("time", now)
              .add("securityName", sender.securityName())
              .add("address", sender.address())
              .add("port", sender.port())
              .add("step", refusal == null ? null : refusal.step())
              .add("subject", certificate == null ? null : certificate.subject())
              .add("issuer", certificate == null ? null : certificate.issuer())
              .add("fingerprint", certificate == null ? null : certificate.fingerprint())
              .add("rule", refusal == null ? null : refusal.rule())
              .add("advice", refusal == null ? null : refusal.advice())
              .add("text", paragraph));
    }
  }

  /** Notifications so far. */
  long received() {
    return summary.received();
  }

  void flush() {
    out.flush();
  }

  void printSummary(EngineCounters counters) {
    if (json) {
      out.println(summary.json(counters));
    } else {
      summary.print(out, counters);
    }
    out.flush();
  }
}
