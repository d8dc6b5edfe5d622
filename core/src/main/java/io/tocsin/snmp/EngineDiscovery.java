/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.Oid;

/** Discovery of an engine's identifier by a contextEngineID that every engine takes (RFC 5343). */
public final class EngineDiscovery {

  /**
   * localEngineID, which stands for the engine that is asked (RFC 5343 §3.1); not to be changed.
   */
  public static final Octets LOCAL_ENGINE_ID =
      Octets.of((byte) 0x80, (byte) 0, (byte) 0, (byte) 0, (byte) 6);

  /** snmpEngineID.0 (RFC 3411 §5); not to be changed. */
  public static final Oid SNMP_ENGINE_ID_INSTANCE = Oid.of(1, 3, 6, 1, 6, 3, 10, 2, 1, 1, 0);

  private EngineDiscovery() {}

  /**
   * Whether a message asks for nothing but the engine's identifier, by way of localEngineID (RFC
   * 5343 §3.2).
   *
   * @param message a request
   * @param cursor scratch
   * @param name scratch
   */
  static boolean isProbe(IncomingMessage message, VarbindCursor cursor, Oid name) {
    return message.pdu().type() == PduType.GET_REQUEST
        && message.pdu().varbindCount() == 1
        && message.contextName().isEmpty()
        && message.contextEngineId().equals(LOCAL_ENGINE_ID)
        && message.pdu().varbinds(cursor).next(name)
        && name.equals(SNMP_ENGINE_ID_INSTANCE);
  }
}
