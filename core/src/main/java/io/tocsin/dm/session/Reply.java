/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.tree.NodeValue;

/** A Status that the server is to get, with the Results that belong to it. */
final class Reply {

  /** MsgID of the message that is answered. */
  final String messageRef;

  /** CmdID of the command that is answered. */
  final String commandRef;

  /** Name of the command that is answered, a constant of {@code Tag}. */
  final int command;

  /** Target of the item that is answered; null for none. */
  final String target;

  /** Source of the item that is answered; null for none. */
  final String source;

  /** What the Results bring; null for a Status alone. */
  final NodeValue result;

  private int code;

  /** Bytes of the result that have been sent. */
  private int sentBytes;

  private boolean isStatusSent;
  private boolean isComplete;

  Reply(
      String messageRef,
      String commandRef,
      int command,
      int code,
      String target,
      String source,
      NodeValue result) {
    this.messageRef = messageRef;
    this.commandRef = commandRef;
    this.command = command;
    this.code = code;
    this.target = target;
    this.source = source;
    this.result = result;
  }

  /** The status, a constant of {@code StatusCode}. */
  int code() {
    return code;
  }

  /** Changes the status before it is sent. */
  void setCode(int newCode) {
    code = newCode;
  }

  boolean isStatusSent() {
    return isStatusSent;
  }

  void statusSent() {
    isStatusSent = true;
  }

  int sentBytes() {
    return sentBytes;
  }

  void resultSent(int count) {
    sentBytes += count;
  }

  /** The whole result has been sent. */
  void complete() {
    isComplete = true;
  }

  /** Whether all has been sent. */
  boolean isComplete() {
    return isStatusSent && (result == null || isComplete);
  }
}
