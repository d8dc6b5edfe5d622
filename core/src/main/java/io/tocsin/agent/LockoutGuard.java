/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.hal.Log;
import io.tocsin.mib.ChangeControl;
import io.tocsin.mib.ChangeObjects;
import io.tocsin.mib.admin.CertificateMapTable;
import io.tocsin.mib.admin.VacmMib;
import io.tocsin.mib.rows.RowGuard;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.AccessControl;
import io.tocsin.snmp.IncomingMessage;
import io.tocsin.snmp.SetListener;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TlsTransportModel;

/**
 * Keeps a manager from shutting itself out. A SET after which its sender could not set
 * tocsinChangeAction any more, or after which the sender's certificate has another name or none, is
 * carried out but not made durable, and is taken back after a time unless somebody confirms it. A
 * restart or another configuration takes it back as well. While one waits, no other rows are
 * changed.
 */
final class LockoutGuard implements RowGuard, SetListener, ChangeControl {

  private static final String TOPIC = "access";
  private static final long SECOND_MS = 1_000;

  private final RowStore rows;
  private final VacmMib access;
  private final CertificateMapTable certificates;
  private final Log log;
  private final long confirmMs;
  private TlsTransportModel transport;

  /** Who is setting variables; null outside of a SET. */
  private IncomingMessage request;

  private boolean couldConfirm;
  private long nowMs;
  private long takeBackMs;

  /**
   * A guard.
   *
   * @param rows what is guarded
   * @param access who may do what, by those rows
   * @param certificates who is who, by those rows
   * @param log hears of changes that wait
   * @param confirmMs how long they wait, in milliseconds; 0 for no guard
   */
  LockoutGuard(
      RowStore rows, VacmMib access, CertificateMapTable certificates, Log log, long confirmMs) {
    this.rows = rows;
    this.access = access;
    this.certificates = certificates;
    this.log = log;
    this.confirmMs = confirmMs;
    rows.setGuard(this);
  }

  /** Says where the sessions of managers are. */
  void connect(TlsTransportModel model) {
    transport = model;
  }

  @Override
  public void setBegins(IncomingMessage message) {
    request = message;
    nowMs = message.nowMs();
    rows.setNow(nowMs);
    couldConfirm = confirmMs > 0 && canConfirm();
  }

  @Override
  public boolean isToBeConfirmed() {
    if (confirmMs == 0 || request == null) {
      return false;
    }
    // What the rows that are there now would mean.
    access.apply();
    certificates.apply();
    boolean isShutOut = (couldConfirm && !canConfirm()) || isNameLost();
    if (isShutOut) {
      takeBackMs = nowMs + confirmMs;
      log.write(
          Log.WARNING,
          TOPIC,
          "A SET of "
              + request.securityName()
              + " shuts its sender out. It is taken back in "
              + secondsLeft(nowMs)
              + " s unless somebody sets tocsinChangeAction to confirm(2).");
    }
    return isShutOut;
  }

  /** Whether the sender may set the object by which changes are confirmed. */
  private boolean canConfirm() {
    AccessControl control = access.accessControl();
    int view =
        control.selectView(
            request.header().securityModel(),
            request.securityName(),
            request.securityLevel(),
            AccessControl.WRITE,
            request.contextName());
    return view >= 0 && control.isInView(view, ChangeObjects.ACTION);
  }

  /** Whether the sender's certificate has not the name any more that its session has. */
  private boolean isNameLost() {
    SessionView session = transport.session(request.tmStateReference().sessionId());
    if (session == null || !session.isServer() || session.peer() == null) {
      return false;
    }
    SecurityName name = certificates.map().map(session.peer());
    return name == null || !name.equals(session.securityName());
  }

  private int secondsLeft(long timeMs) {
    return (int) ((takeBackMs - timeMs + SECOND_MS - 1) / SECOND_MS);
  }

  // ---- what becomes of a change that waits ----

  @Override
  public int secondsLeft() {
    return rows.isPending() ? Math.max(1, secondsLeft(nowMs)) : 0;
  }

  @Override
  public boolean confirm() {
    boolean isDurable = rows.confirm();
    if (isDurable) {
      log.write(Log.INFO, TOPIC, "The change that waited is confirmed.");
    }
    return isDurable;
  }

  @Override
  public void takeBack() {
    rows.takeBack();
    access.apply();
    certificates.apply();
    log.write(Log.WARNING, TOPIC, "The change that waited is taken back.");
  }

  /**
   * Takes back what nobody has confirmed in time.
   *
   * @return when to call again at the latest
   */
  long step(long timeMs) {
    nowMs = timeMs;
    request = null;
    if (!rows.isPending()) {
      return Long.MAX_VALUE;
    }
    if (timeMs < takeBackMs) {
      return takeBackMs;
    }
    takeBack();
    return Long.MAX_VALUE;
  }
}
