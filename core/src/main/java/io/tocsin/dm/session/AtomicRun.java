/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.StatusCode;
import io.tocsin.dm.tree.ManagementTree;
import java.util.ArrayList;
import java.util.List;

/**
 * The Atomic that is open, if any: all of its commands are carried out, or none. When one fails the
 * others are passed over, those before it are taken back, and the statuses say so.
 */
final class AtomicRun {

  private static final int NONE = -1;

  private final ManagementTree tree;

  /** How many groups are open, with the Atomic as the last of them. */
  private int depth = NONE;

  private boolean hasFailed;

  /** The status of the Atomic; null when none is open. */
  private Reply own;

  /** The statuses of the commands in it. */
  private final List<Reply> replies = new ArrayList<>();

  AtomicRun(ManagementTree tree) {
    this.tree = tree;
  }

  /**
   * Begins.
   *
   * @param groupDepth how many groups are open, itself included
   * @param reply its status, which stands before those of its commands and is known after them
   */
  void begin(int groupDepth, Reply reply) {
    own = reply;
    replies.clear();
    depth = groupDepth;
    hasFailed = false;
    tree.begin();
  }

  /** Whether commands are passed over, because one before them has failed. */
  boolean isSkipping() {
    return hasFailed;
  }

  /** Notes the status of a command, if it is in an Atomic. */
  void note(Reply reply) {
    if (depth != NONE) {
      hasFailed |= !StatusCode.isSuccess(reply.code());
      replies.add(reply);
    }
  }

  /**
   * A group ends, which may be the Atomic.
   *
   * @param groupDepth how many groups were open, itself included
   */
  void leave(int groupDepth) {
    if (groupDepth != depth) {
      return;
    }
    if (hasFailed) {
      tree.rollBack();
      for (Reply reply : replies) {
        if (reply.code() == StatusCode.OK) {
          reply.setCode(StatusCode.ATOMIC_ROLL_BACK_OK);
        }
      }
      own.setCode(StatusCode.ATOMIC_FAILED);
    } else {
      tree.commit();
    }
    replies.clear();
    own = null;
    depth = NONE;
    hasFailed = false;
  }
}
