/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.auth.AuthType;

/**
 * What holds for all sessions.
 *
 * @param serverId the server's own identifier
 * @param messageSizeMax greatest message in octets that we take; MaxMsgSize of our messages
 * @param objectSizeMax greatest object in octets that we take; MaxObjSize of our messages; 0 for
 *     not saying
 * @param alertStatus status of generic alerts: 200, or another one for a trial
 * @param strangers what a device is asked for that no account fits
 * @param respUri whether RespURI is given: where the next messages are to go
 * @param trace whether messages are told as events, secrets removed
 */
public record DmSettings(
    String serverId,
    int messageSizeMax,
    int objectSizeMax,
    int alertStatus,
    AuthType strangers,
    boolean respUri,
    boolean trace) {

  private static final int MESSAGE_SIZE_DEFAULT = 65_536;
  private static final int STATUS_OK = 200;

  /** What is usual. */
  public static DmSettings of(String serverId) {
    return new DmSettings(serverId, MESSAGE_SIZE_DEFAULT, 0, STATUS_OK, AuthType.MD5, false, false);
  }

  /** The same with bounds in octets. */
  public DmSettings withSizes(int newMessageSizeMax, int newObjectSizeMax) {
    return new DmSettings(
        serverId, newMessageSizeMax, newObjectSizeMax, alertStatus, strangers, respUri, trace);
  }

  /** The same with another status for generic alerts. */
  public DmSettings withAlertStatus(int status) {
    return new DmSettings(
        serverId, messageSizeMax, objectSizeMax, status, strangers, respUri, trace);
  }

  /** The same with or without RespURI. */
  public DmSettings withRespUri(boolean given) {
    return new DmSettings(
        serverId, messageSizeMax, objectSizeMax, alertStatus, strangers, given, trace);
  }

  /** The same with or without a trace. */
  public DmSettings withTrace(boolean told) {
    return new DmSettings(
        serverId, messageSizeMax, objectSizeMax, alertStatus, strangers, respUri, told);
  }
}
