/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Statuses and results that wait to be sent, in the order of the commands. There are as many as the
 * commands of one message at most, since a server may send no others before it has these.
 */
final class ReplyQueue {

  private final List<Reply> replies = new ArrayList<>();

  /** Adds one. */
  void add(Reply reply) {
    replies.add(reply);
  }

  boolean isEmpty() {
    return replies.isEmpty();
  }

  /** The one that is to be sent next. */
  Reply first() {
    return replies.get(0);
  }

  /** The first one has been sent whole. */
  void removeFirst() {
    replies.remove(0);
  }

  /** Forgets all. */
  void clear() {
    replies.clear();
  }
}
