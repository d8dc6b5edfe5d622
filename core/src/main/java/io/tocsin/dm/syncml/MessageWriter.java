/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * Writes a message: its header, commands, and the end.
 *
 * <pre>{@code
 * writer.open(buffer, 0, maxMsgSize, Encoding.WBXML);
 * if (writer.header(header)) {
 *   boolean fits = writer.alert(AlertCode.CLIENT_INITIATED_MANAGEMENT);
 *   fits &= writer.startCommand(Tag.REPLACE) && writer.item(item) && writer.endCommand();
 *   writer.finish(fits);
 * }
 * }</pre>
 *
 * <p>Each method that writes returns whether it fitted; when it did not, the message is as it was.
 * The end of the message and {@code Final} always fit, and so does {@link #endCommand}. Commands
 * get their {@code CmdID} here, from 1. Nothing is allocated.
 */
public final class MessageWriter {

  private final ElementWriter xml = ElementWriter.of(Encoding.XML);
  private final ElementWriter wbxml = ElementWriter.of(Encoding.WBXML);

  private ElementWriter out = wbxml;
  private int cmdId;
  private long commandMark;
  private int itemCount;

  /** A writer into nothing. */
  public MessageWriter() {}

  /**
   * Begins a message; {@link #header} must come next.
   *
   * @param buffer takes the message
   * @param offset index of its first byte
   * @param length greatest size of the message in bytes
   * @param encoding what to write
   */
  public void open(byte[] buffer, int offset, int length, Encoding encoding) {
    out = encoding == Encoding.XML ? xml : wbxml;
    out.open(buffer, offset, length);
    out.reserve(out.emptySize(Tag.FINAL));
    cmdId = 0;
    itemCount = 0;
  }

  /**
   * Writes the header.
   *
   * @param header what it says
   * @return false when not even the header and an empty body fit; the message is then of no use
   */
  public boolean header(OutgoingHeader header) {
    out.start(Tag.SYNCML);
    header.write(out);
    out.start(Tag.SYNC_BODY);
    return !out.isFull();
  }

  /**
   * Writes a Status.
   *
   * @param status what it says
   * @return whether it fitted
   */
  public boolean status(OutgoingStatus status) {
    long mark = out.mark();
    status.write(out, cmdId + 1);
    return accept(mark, 1);
  }

  /**
   * Writes Results with one item.
   *
   * @param msgRef {@code MsgID} of the message with the Get
   * @param cmdRef {@code CmdID} of the Get
   * @param item the item
   * @return whether it fitted
   */
  public boolean results(TextSlice msgRef, TextSlice cmdRef, OutgoingItem item) {
    long mark = out.mark();
    writeResults(msgRef, cmdRef, item, item.data, item.moreData);
    return accept(mark, 1);
  }

  /**
   * How much of the data of an item fits into Results that say that more follows.
   *
   * @param msgRef {@code MsgID} of the message with the Get
   * @param cmdRef {@code CmdID} of the Get
   * @param item the item with all of its data
   * @return number of leading bytes of the data, which cut no character of UTF-8 in two; 0 when the
   *     message has no room for any
   */
  public int resultsDataFitting(TextSlice msgRef, TextSlice cmdRef, OutgoingItem item) {
    long mark = out.mark();
    // A character in its place, because an element without content is shorter than its two ends.
    writeResults(msgRef, cmdRef, item, Constants.ONE_CHARACTER, true);
    int size = out.isFull() ? -1 : out.room() + out.textSize(Constants.ONE_CHARACTER);
    out.reset(mark);
    return size < 0 ? 0 : out.fitting(item.data, size);
  }

  private void writeResults(
      TextSlice msgRef, TextSlice cmdRef, OutgoingItem item, TextSlice data, boolean moreData) {
    out.start(Tag.RESULTS);
    out.leaf(Tag.CMD_ID, cmdId + 1);
    out.leaf(Tag.MSG_REF, msgRef);
    out.leaf(Tag.CMD_REF, cmdRef);
    item.write(out, data, moreData);
    out.end();
  }

  /**
   * Writes an Alert without items.
   *
   * @param code one of {@link AlertCode}
   * @return whether it fitted
   */
  public boolean alert(int code) {
    if (!startAlert(code, Constants.ABSENT)) {
      return false;
    }
    out.end();
    return true;
  }

  /**
   * Begins an Alert to which {@link #item} adds.
   *
   * @param code one of {@link AlertCode}
   * @param correlator of the Exec that the alert follows, absent for none
   * @return whether it fitted
   */
  public boolean startAlert(int code, TextSlice correlator) {
    commandMark = out.mark();
    itemCount = 0;
    out.start(Tag.ALERT);
    out.leaf(Tag.CMD_ID, cmdId + 1);
    out.leaf(Tag.DATA, code);
    out.leaf(Tag.CORRELATOR, correlator);
    return accept(commandMark, 1);
  }

  /**
   * Begins a command of any kind to which {@link #item} adds: a Replace of the device information,
   * or what a server sends.
   *
   * @param kind {@link Tag#REPLACE} and so on
   * @return whether it fitted
   */
  public boolean startCommand(int kind) {
    commandMark = out.mark();
    itemCount = 0;
    out.start(kind);
    out.leaf(Tag.CMD_ID, cmdId + 1);
    return accept(commandMark, 1);
  }

  /**
   * Adds an item to the command that was begun.
   *
   * @param item the item
   * @return whether it fitted; when not, the command may be ended without it
   */
  public boolean item(OutgoingItem item) {
    long mark = out.mark();
    item.write(out, item.data, item.moreData);
    boolean fits = accept(mark, 0);
    itemCount += fits ? 1 : 0;
    return fits;
  }

  /**
   * Ends the command that was begun. One without items is taken back, because it would say nothing.
   *
   * @return whether the command has items
   */
  public boolean endCommand() {
    if (itemCount == 0) {
      out.reset(commandMark);
      cmdId--;
      return false;
    }
    out.end();
    return true;
  }

  /**
   * Ends the message.
   *
   * @param isFinal whether it is the last one of its package
   */
  public void finish(boolean isFinal) {
    out.reserve(0);
    if (isFinal) {
      out.mark(Tag.FINAL);
    }
    out.end();
    out.end();
  }

  /** {@code CmdID} of the command that was written or begun last, 0 before the first. */
  public int cmdId() {
    return cmdId;
  }

  /** Number of bytes written. */
  public int size() {
    return out.size();
  }

  /** Bytes that commands may still take; the end of the message is not counted among them. */
  public int room() {
    return out.room();
  }

  private boolean accept(long mark, int commands) {
    if (out.isFull()) {
      out.reset(mark);
      return false;
    }
    cmdId += commands;
    return true;
  }
}
