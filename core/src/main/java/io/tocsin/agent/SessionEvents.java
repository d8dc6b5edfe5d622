/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.EventSink;
import io.tocsin.event.Severity;
import io.tocsin.hal.Log;
import io.tocsin.snmp.InformListener;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.tls.TlsRefusal;

/** Tells each target what became of its session and its informs, and the log what is worth it. */
final class SessionEvents implements TransportObserver, InformListener {

  private static final String TOPIC = "session";

  private final Log log;
  private final RefusalLog refusals;
  private final Event event = new Event();
  private Targets targets;
  private EventSink sink;
  private long nowMs;

  SessionEvents(Log log) {
    this.log = log;
    this.refusals = new RefusalLog(log);
  }

  /** Names those who are to be told; before the first step. */
  void connect(Targets toldTargets, EventSink eventSink) {
    targets = toldTargets;
    sink = eventSink;
  }

  /** The present, for calls that come without one. */
  void setNow(long monotonicMs) {
    nowMs = monotonicMs;
  }

  @Override
  public void sessionOpened(SessionView session) {
    TargetPlace place = placeOf(session);
    if (place != null) {
      place.driver().sessionOpened(session.protocol(), nowMs);
    } else if (log.isEnabled(Log.DEBUG)) {
      log.write(
          Log.DEBUG,
          TOPIC,
          "Session with "
              + session.securityName()
              + " at "
              + session.remoteAddress()
              + " open, "
              + session.protocol()
              + ".");
    }
  }

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {
    TargetPlace place = placeOf(session);
    if (place != null) {
      place.driver().ended(nowMs, reason(refusal, text));
    } else if (isRefusal(refusal)) {
      refusals.write(endOf(session, reason(refusal, text)), nowMs);
    } else if (log.isEnabled(Log.DEBUG)) {
      log.write(Log.DEBUG, TOPIC, endOf(session, reason(refusal, text)));
    }
  }

  /** Managers that only go away without a word are no news; all else that TLS refuses is. */
  private static boolean isRefusal(TlsRefusal refusal) {
    return refusal != null && refusal.cause() != TlsRefusal.TRUNCATED;
  }

  private static String endOf(SessionView session, String reason) {
    return "Session with "
        + session.securityName()
        + " at "
        + session.remoteAddress()
        + " ended: "
        + reason;
  }

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {
    TargetPlace place = placeOf(session);
    if (place != null) {
      place.driver().ended(nowMs, reason(refusal, text));
    } else if (session.isServer()) {
      refusals.write(
          "Session from "
              + session.remoteAddress()
              + " port "
              + session.remotePort()
              + ": "
              + reason(refusal, text),
          nowMs);
    }
  }

  /** A whole sentence. */
  private static String reason(TlsRefusal refusal, String text) {
    if (refusal != null) {
      return refusal.toString();
    }
    return text.endsWith(".") ? text : text + ".";
  }

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {
    tellOfCertificate(session, EventKind.SERVER_CERTIFICATE_UNKNOWN);
  }

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {
    tellOfCertificate(session, EventKind.SERVER_CERTIFICATE_INVALID);
  }

  private void tellOfCertificate(SessionView session, int kind) {
    TargetPlace place = placeOf(session);
    // Told once for each trouble and not at each attempt: targets are tried again for ever.
    if (place != null && place.driver().troubles().noteCertificateTrouble()) {
      sink.offer(event.fill(kind, Severity.WARNING, place.number(), 0, 0, 0), nowMs);
    }
  }

  /** The target of a session that we have opened; null for another session. */
  private TargetPlace placeOf(SessionView session) {
    return targets == null ? null : targets.ofSession(session.sessionId());
  }

  @Override
  public void informAcknowledged(NotificationTarget target, long token, long timeMs) {
    TargetPlace place = targets.of(target);
    if (place != null) {
      place.driver().informAcknowledged(timeMs);
    }
  }

  @Override
  public void informFailed(NotificationTarget target, long token, int cause, long timeMs) {
    TargetPlace place = targets.of(target);
    if (place != null) {
      place.driver().informFailed(cause, timeMs);
    }
  }
}
