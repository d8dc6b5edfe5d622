/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.Command;
import io.tocsin.dm.syncml.Item;
import io.tocsin.dm.syncml.MessageReader;
import io.tocsin.dm.syncml.StatusCode;
import io.tocsin.dm.syncml.Tag;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.text.Base64;

/**
 * Carries out the commands of a server that has proved who it is, in the order of the message, and
 * notes what is to be answered. Each item of a command has a status of its own.
 */
final class CommandRunner {

  private static final int ANY_SIZE = Integer.MAX_VALUE;

  private final ManagementTree tree;
  private final String serverId;
  private final ReplyQueue replies;
  private final boolean isXml;
  private final AtomicRun atomic;
  private final LargeObject object;

  private String messageRef = "";
  private boolean hasChangedTree;

  /** Target of an object of which the rest did not come; null for none. */
  private String lostObject;

  private int objectBytesMax = ANY_SIZE;

  /**
   * A runner.
   *
   * @param tree what the commands are about
   * @param serverId the server that asks
   * @param replies takes the answers
   * @param isXml whether they go in XML, which can carry bytes in Base64 alone
   */
  CommandRunner(ManagementTree tree, String serverId, ReplyQueue replies, boolean isXml) {
    this.tree = tree;
    this.serverId = serverId;
    this.replies = replies;
    this.isXml = isXml;
    this.atomic = new AtomicRun(tree);
    this.object = new LargeObject(tree.limits().valueBytes());
  }

  /** The object of which parts are to come. */
  LargeObject object() {
    return object;
  }

  /** Whether the server is to be told that the rest of an object did not come. */
  boolean hasLostObject() {
    return lostObject != null;
  }

  /** The node that the object was for. */
  String lostObject() {
    return lostObject;
  }

  /** The server has been told. */
  void lostObjectTold() {
    lostObject = null;
  }

  private void loseObject() {
    lostObject = object.target();
    object.drop();
  }

  /**
   * Ends with a message.
   *
   * @param isPackageComplete whether the server has nothing more to say in its package
   */
  void endMessage(boolean isPackageComplete) {
    if (isPackageComplete && object.isOpen()) {
      loseObject();
    }
  }

  /**
   * Begins with a message.
   *
   * @param messageId its MsgID
   */
  void begin(String messageId) {
    messageRef = messageId;
    hasChangedTree = false;
  }

  /** Whether a command of the message has changed the tree. */
  boolean hasChangedTree() {
    return hasChangedTree;
  }

  /** Sets the longest value that the server takes, in bytes; not above 0 when it does not say. */
  void setObjectBytesMax(int bytes) {
    objectBytesMax = bytes > 0 ? bytes : ANY_SIZE;
  }

  /**
   * An Atomic or a Sequence begins.
   *
   * @param depth how many groups are open, itself included
   */
  void enterGroup(Command group, int depth) {
    if (atomic.isSkipping() || group.kind() != Tag.ATOMIC) {
      answer(group, StatusCode.OK);
    } else if (tree.isAtomic()) {
      // OMA-TS-DM_RepPro §6.6.3: none within another, and none has a Get.
      answer(group, StatusCode.COMMAND_FAILED);
    } else {
      atomic.begin(depth, add(group, StatusCode.OK, null, null, null));
    }
  }

  /**
   * An Atomic or a Sequence ends.
   *
   * @param depth how many groups were open, itself included
   */
  void leaveGroup(int depth) {
    atomic.leave(depth);
  }

  /** Carries out a command with all its items. */
  void run(Command command, MessageReader reader) {
    if (!isKnown(command.kind())) {
      // OMA-TS-SyncML_RepPro, status codes: of what is supported for no target at all.
      answer(command, StatusCode.COMMAND_NOT_IMPLEMENTED);
      return;
    }
    boolean hasItem = false;
    while (reader.nextItem()) {
      hasItem = true;
      run(command, reader.item());
    }
    if (!hasItem) {
      answer(command, StatusCode.INCOMPLETE_COMMAND);
    }
  }

  private static boolean isKnown(int kind) {
    switch (kind) {
      case Tag.ADD:
      case Tag.COPY:
      case Tag.DELETE:
      case Tag.EXEC:
      case Tag.GET:
      case Tag.REPLACE:
        return true;
      default:
        return false;
    }
  }

  /** Answers a command as a whole, whatever its items are; nothing is carried out. */
  void answer(Command command, int status) {
    int code = atomic.isSkipping() ? StatusCode.NOT_EXECUTED : status;
    atomic.note(add(command, code, null, null, null));
  }

  private void run(Command command, Item item) {
    if (object.isOpen() && !object.isContinuedBy(command.kind(), item)) {
      loseObject();
    }
    NodeValue found = null;
    int status;
    if (atomic.isSkipping()) {
      status = StatusCode.NOT_EXECUTED;
    } else if (item.targetUri().isEmpty()) {
      status = StatusCode.INCOMPLETE_COMMAND;
    } else if (command.kind() == Tag.GET) {
      found = new NodeValue();
      status = get(item, found);
    } else {
      status = change(command, item);
      hasChangedTree |= status == TreeStatus.OK;
    }
    boolean isFound = found != null && status == StatusCode.OK;
    atomic.note(
        add(
            command,
            status,
            ItemData.uri(item.targetUri()),
            ItemData.uri(item.sourceUri()),
            isFound ? found : null));
  }

  private int get(Item item, NodeValue found) {
    if (tree.isAtomic()) {
      // OMA-TS-DM_RepPro §6.6.3: a Get in an Atomic fails, and the Atomic with it.
      return StatusCode.COMMAND_FAILED;
    }
    int status = tree.get(item.targetUri().toString(), serverId, found);
    return status == TreeStatus.OK && sentLength(found) > objectBytesMax
        ? StatusCode.REQUEST_ENTITY_TOO_LARGE
        : status;
  }

  /** Bytes of a value as they go over the wire. */
  private int sentLength(NodeValue value) {
    int length = value.data().length;
    return isXml && value.format() == NodeFormat.BIN ? Base64.encodedLength(length) : length;
  }

  private int change(Command command, Item item) {
    String target = item.targetUri().toString();
    switch (command.kind()) {
      case Tag.DELETE:
        return tree.delete(target, serverId);
      case Tag.COPY:
        return item.sourceUri().isEmpty()
            ? StatusCode.INCOMPLETE_COMMAND
            : tree.copy(item.sourceUri().toString(), target, serverId);
      case Tag.EXEC:
        return tree.exec(
            target, serverId, ItemData.uri(command.correlator()), item.data().toBytes());
      default:
        return write(command.kind(), item, target);
    }
  }

  private int write(int kind, Item item, String target) {
    boolean isPart = item.moreData() || object.isOpen();
    if (isPart && tree.isAtomic()) {
      // A whole Atomic fits into one message.
      object.drop();
      return StatusCode.REQUEST_ENTITY_TOO_LARGE;
    }
    if (item.moreData()) {
      return object.take(kind, item);
    }
    if (object.isRefused(kind, item)) {
      return object.takeRefused();
    }
    NodeValue value;
    if (object.isOpen()) {
      int status = object.takeLast(item);
      if (status != TreeStatus.OK) {
        return status;
      }
      value = object.value();
    } else {
      value = ItemData.of(item);
    }
    return value == null ? StatusCode.UNSUPPORTED_MEDIA_TYPE_OR_FORMAT : write(kind, target, value);
  }

  private int write(int kind, String target, NodeValue value) {
    return kind == Tag.ADD
        ? tree.add(target, serverId, value)
        : tree.replace(target, serverId, value);
  }

  /** Notes an answer. There always is one: OMA-TS-DM_RepPro has no use for NoResp. */
  private Reply add(Command command, int status, String target, String source, NodeValue result) {
    Reply reply =
        new Reply(
            messageRef, command.cmdId().toString(), command.kind(), status, target, source, result);
    replies.add(reply);
    return reply;
  }
}
