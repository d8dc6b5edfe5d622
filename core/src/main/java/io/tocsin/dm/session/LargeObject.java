/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.Item;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.dm.tree.ValueBuffer;

/**
 * A value that comes in several messages (OMA-TS-DM_Protocol, large object handling). Until its
 * last part is there, no other command may come.
 */
final class LargeObject {

  private final ValueBuffer buffer;
  private String target = "";
  private int command;
  private NodeFormat format;
  private String type;

  /** Why the object whose parts still come was refused; 0 for not. */
  private int refusal;

  /**
   * No object.
   *
   * @param bytesMax longest object in bytes
   */
  LargeObject(int bytesMax) {
    buffer = new ValueBuffer(bytesMax);
  }

  /** Whether parts are to come. */
  boolean isOpen() {
    return buffer.isOpen();
  }

  /** The node that the object is for. */
  String target() {
    return target;
  }

  /** Whether an item is the next part of the object. */
  boolean isContinuedBy(int commandKind, Item item) {
    return isOpen() && commandKind == command && item.targetUri().toString().equals(target);
  }

  /**
   * Takes a part that is not the last one.
   *
   * @return the status that answers it
   */
  int take(int commandKind, Item item) {
    if (isRefused(commandKind, item)) {
      return refusal;
    }
    if (!isOpen()) {
      command = commandKind;
      target = item.targetUri().toString();
      NodeValue first = ItemData.of(item);
      int status =
          first == null ? TreeStatus.UNSUPPORTED_MEDIA_TYPE : buffer.open(item.meta().size());
      if (status != TreeStatus.OK) {
        refusal = status;
        return status;
      }
      refusal = 0;
      format = first.format();
      type = first.type();
    }
    return append(item);
  }

  /**
   * Whether an item is a further part of an object that was refused with its first one, or fell out
   * of its size. Such a part is no value by itself.
   */
  boolean isRefused(int commandKind, Item item) {
    return refusal != 0
        && item.meta().size() < 0
        && commandKind == command
        && item.targetUri().toString().equals(target);
  }

  /** The last part of a refused object has come. */
  int takeRefused() {
    int status = refusal;
    refusal = 0;
    return status;
  }

  private int append(Item item) {
    int status = buffer.append(item.data().bytes(), item.data().offset(), item.data().length());
    refusal = item.moreData() && status == TreeStatus.SIZE_MISMATCH ? status : 0;
    return status;
  }

  /**
   * Takes the last part.
   *
   * @return 200 when the object is whole, and {@link #value} has it
   */
  int takeLast(Item item) {
    int status = append(item);
    return status == TreeStatus.CHUNK_ACCEPTED ? buffer.complete() : status;
  }

  /** The whole object, with the format and type of its first part; it is forgotten here. */
  NodeValue value() {
    return new NodeValue(format, type, buffer.take());
  }

  /** Forgets the object. */
  void drop() {
    refusal = 0;
    buffer.close();
  }
}
