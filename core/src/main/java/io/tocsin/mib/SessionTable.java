/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.tlstm.SessionView;

/** tocsinSessionTable: the TLS sessions that are open. */
final class SessionTable extends TableObject {

  private static final int ROLE = 2;
  private static final int PEER = 3;
  private static final int SECURITY_NAME = 4;
  private static final int TARGET = 5;
  private static final int TLS_VERSION = 6;
  private static final int CIPHER_SUITE = 7;
  private static final int AGE = 8;
  private static final int MESSAGES_IN = 9;
  private static final int MESSAGES_OUT = 10;
  private static final int LAST_MESSAGE_AGE = 11;

  private static final int SERVER = 1;
  private static final int CLIENT = 2;

  private final SessionStatus sessions;
  private final Clock clock;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all sessions.
   *
   * @param sessions tells of them
   * @param clock tells the present
   */
  SessionTable(SessionStatus sessions, Clock clock) {
    super(
        TocsinNames.SESSION_ENTRY,
        new PlaceRowIndex(sessions),
        ROLE,
        PEER,
        SECURITY_NAME,
        TARGET,
        TLS_VERSION,
        CIPHER_SUITE,
        AGE,
        MESSAGES_IN,
        MESSAGES_OUT,
        LAST_MESSAGE_AGE);
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  protected boolean isPresent(int column, int row) {
    return column != PEER || sessions.session(row).peerAddress() != null;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    SessionView session = sessions.session(row);
    switch (column) {
      case ROLE:
        value.writeInteger(BerTag.INTEGER, session.isServer() ? SERVER : CLIENT);
        break;
      case AGE:
        Ages.write(session.openedMs(), clock.monotonicMs(), value);
        break;
      case LAST_MESSAGE_AGE:
        long nowMs = clock.monotonicMs();
        Ages.write(session.lastMessageMs(nowMs), nowMs, value);
        break;
      case MESSAGES_IN:
        writeCounter(session.messagesIn(), value);
        break;
      case MESSAGES_OUT:
        writeCounter(session.messagesOut(), value);
        break;
      default:
        text.write(textOf(column, row, session), value);
        break;
    }
  }

  private static void writeCounter(long number, BerWriter value) {
    value.writeUnsigned(BerTag.COUNTER32, number & 0xFFFF_FFFFL);
  }

  private String textOf(int column, int row, SessionView session) {
    switch (column) {
      case PEER:
        return session.peerAddress();
      case SECURITY_NAME:
        return session.securityName().toString();
      case TARGET:
        return sessions.targetName(row);
      case TLS_VERSION:
        return orEmpty(session.protocol());
      case CIPHER_SUITE:
        return orEmpty(session.cipherSuite());
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
