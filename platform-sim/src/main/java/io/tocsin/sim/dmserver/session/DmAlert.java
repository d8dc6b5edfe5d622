/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

/**
 * An alert of the client.
 *
 * @param code 1226 for a generic one
 * @param source URI of the node that it is about; empty for none
 * @param type its type (1226)
 * @param format format of its data
 * @param mark its importance; {@code informational} where a generic alert has none
 * @param data its data
 * @param correlator empty for none
 * @param msgId MsgID of the message that it came in
 * @param afterServerAccepted whether the board had accepted the server by then
 */
public record DmAlert(
    int code,
    String source,
    String type,
    String format,
    String mark,
    String data,
    String correlator,
    int msgId,
    boolean afterServerAccepted) {

  /** Generic alert. */
  public static final int GENERIC = 1226;

  static final int SERVER_INITIATED = 1200;
  static final int CLIENT_INITIATED = 1201;
  static final int NEXT_MESSAGE = 1222;
  static final int SESSION_ABORT = 1223;
  static final int CLIENT_EVENT = 1224;
  static final int NO_END_OF_DATA = 1225;

  /** Whether it is of a type, which may be given by its code or by its last part. */
  boolean isOfType(String wanted) {
    return wanted.equals(String.valueOf(code))
        || (!type.isEmpty() && (type.equals(wanted) || type.endsWith(":" + wanted)));
  }
}
