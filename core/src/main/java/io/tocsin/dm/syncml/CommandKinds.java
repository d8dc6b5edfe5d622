/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** Which elements are commands, and what may stand in them. */
final class CommandKinds {

  private CommandKinds() {}

  /** Whether an element is a command of any kind. */
  static boolean isCommand(int tag) {
    switch (tag) {
      case Tag.ADD:
      case Tag.ALERT:
      case Tag.COPY:
      case Tag.DELETE:
      case Tag.EXEC:
      case Tag.GET:
      case Tag.REPLACE:
      case Tag.RESULTS:
      case Tag.STATUS:
        return true;
      default:
        return isGroup(tag) || isForeign(tag);
    }
  }

  /** Whether a command has commands in it. */
  static boolean isGroup(int tag) {
    return tag == Tag.ATOMIC || tag == Tag.SEQUENCE;
  }

  /** Whether a command is one of data synchronization, which OMA DM leaves out. */
  static boolean isForeign(int tag) {
    switch (tag) {
      case Tag.MAP:
      case Tag.MOVE:
      case Tag.PUT:
      case Tag.SEARCH:
      case Tag.SYNC:
        return true;
      default:
        return false;
    }
  }

  /** Whether an element is what a command stops at: an item, or a command in a group. */
  static boolean isContent(int tag, int kind) {
    return isGroup(kind) ? mayStandInGroup(tag) : tag == Tag.ITEM;
  }

  /** Whether a command may stand in an Atomic or Sequence. */
  static boolean mayStandInGroup(int tag) {
    return isCommand(tag) && tag != Tag.STATUS && tag != Tag.RESULTS;
  }

  /** Whether an element may stand in a command before its content. */
  static boolean mayStandInFront(int tag, int kind) {
    switch (tag) {
      case Tag.CMD_ID:
        return true;
      case Tag.NO_RESP:
      case Tag.NO_RESULTS:
        return kind != Tag.STATUS && kind != Tag.RESULTS;
      case Tag.CRED:
      case Tag.LANG:
        return !isForeign(kind);
      case Tag.META:
        return kind != Tag.STATUS && !isForeign(kind);
      case Tag.CORRELATOR:
        return kind == Tag.ALERT || kind == Tag.EXEC;
      case Tag.DATA:
        return kind == Tag.ALERT || kind == Tag.STATUS;
      case Tag.MSG_REF:
      case Tag.CMD_REF:
      case Tag.TARGET_REF:
      case Tag.SOURCE_REF:
        return kind == Tag.STATUS || kind == Tag.RESULTS;
      case Tag.CMD:
      case Tag.CHAL:
        return kind == Tag.STATUS;
      default:
        return false;
    }
  }
}
