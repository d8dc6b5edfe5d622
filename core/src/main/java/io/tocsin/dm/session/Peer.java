/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.MessageHeader;

/** What is known of the server's last message. */
final class Peer {

  private String messageId = "";
  private int messageNumber = -1;
  private String targetUri = "";
  private String sourceUri = "";
  private int status;
  private int messageBytesMax = Integer.MAX_VALUE;
  private String responseUri;

  /** Whether there was a message. */
  boolean hasSpoken() {
    return !messageId.isEmpty();
  }

  /**
   * Takes note of a message.
   *
   * @param header its header
   * @param headerStatus the status that answers the header
   * @param isProved whether the server has proved who it is; if not, its wishes do not count
   */
  void note(MessageHeader header, int headerStatus, boolean isProved) {
    messageId = header.msgId().toString();
    messageNumber = header.msgId().number();
    targetUri = header.targetUri().toString();
    sourceUri = header.sourceUri().toString();
    status = headerStatus;
    if (isProved && header.meta().maxMsgSize() > 0) {
      messageBytesMax = header.meta().maxMsgSize();
    }
    if (isProved && !header.respUri().isEmpty()) {
      responseUri = header.respUri().toString();
    }
  }

  /** MsgID of the message. */
  String messageId() {
    return messageId;
  }

  /** The same as a number; -1 before the first message. */
  int messageNumber() {
    return messageNumber;
  }

  /** Address of whom the message was for. */
  String targetUri() {
    return targetUri;
  }

  /** Address of whom the message was from. */
  String sourceUri() {
    return sourceUri;
  }

  /** The status that answers its header. */
  int status() {
    return status;
  }

  /** Longest message that the server takes, in bytes. */
  int messageBytesMax() {
    return messageBytesMax;
  }

  /** Where the server wants to be answered; null for where it was. */
  String responseUri() {
    return responseUri;
  }
}
