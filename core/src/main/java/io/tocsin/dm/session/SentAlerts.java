/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import java.util.HashMap;
import java.util.Map;

/** Which alerts are on their way, by the command that carried each. */
final class SentAlerts {

  private final AlertFeed feed;
  private final Map<String, Integer> indexByCommand = new HashMap<>();
  private int count;

  SentAlerts(AlertFeed feed) {
    this.feed = feed;
  }

  /** An alert of the feed has been written. */
  void add(int messageId, int commandId) {
    indexByCommand.put(messageId + "/" + commandId, count);
    count++;
    feed.sent();
  }

  /**
   * A Status has come.
   *
   * @param messageRef MsgID of the message that it answers
   * @param commandRef CmdID of the command that it answers
   * @param status the code
   */
  void answered(String messageRef, String commandRef, int status) {
    Integer index = indexByCommand.remove(messageRef + "/" + commandRef);
    if (index != null) {
      feed.answered(index, status);
    }
  }
}
