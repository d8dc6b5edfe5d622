/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * The codes of an {@code Alert} in OMA DM 1.2 (OMA DM representation protocol 1.2, alert codes).
 */
public final class AlertCode {

  /** Display: show a text. */
  public static final int DISPLAY = 1100;

  /** Confirm or reject: ask the user to agree. */
  public static final int CONFIRM_OR_REJECT = 1101;

  /** Text input: ask the user for a text. */
  public static final int TEXT_INPUT = 1102;

  /** Single choice: let the user choose one. */
  public static final int SINGLE_CHOICE = 1103;

  /** Multiple choice: let the user choose any. */
  public static final int MULTIPLE_CHOICE = 1104;

  /** Server-initiated management: the session was asked for by the server. */
  public static final int SERVER_INITIATED_MANAGEMENT = 1200;

  /** Client-initiated management: the session was begun by the client. */
  public static final int CLIENT_INITIATED_MANAGEMENT = 1201;

  /** Next message: asks for the next message of the package. */
  public static final int NEXT_MESSAGE = 1222;

  /** Session abort: the sender ends the session. */
  public static final int SESSION_ABORT = 1223;

  /** Client event: something happened on the client. */
  public static final int CLIENT_EVENT = 1224;

  /** No end of data: the last part of a large object did not come. */
  public static final int NO_END_OF_DATA = 1225;

  /** Generic alert: an alert whose type stands in its items. */
  public static final int GENERIC_ALERT = 1226;

  private AlertCode() {}

  /**
   * Name of a code, for people.
   *
   * @param code any number
   * @return its name, or "alert" and the number
   */
  public static String name(int code) {
    switch (code) {
      case DISPLAY:
        return "display";
      case CONFIRM_OR_REJECT:
        return "confirm or reject";
      case TEXT_INPUT:
        return "text input";
      case SINGLE_CHOICE:
        return "single choice";
      case MULTIPLE_CHOICE:
        return "multiple choice";
      case SERVER_INITIATED_MANAGEMENT:
        return "server-initiated management";
      case CLIENT_INITIATED_MANAGEMENT:
        return "client-initiated management";
      case NEXT_MESSAGE:
        return "next message";
      case SESSION_ABORT:
        return "session abort";
      case CLIENT_EVENT:
        return "client event";
      case NO_END_OF_DATA:
        return "no end of data";
      case GENERIC_ALERT:
        return "generic alert";
      default:
        return "alert " + code;
    }
  }
}
