/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** What an item to be written says; to be filled again and again. What is absent is not written. */
public final class OutgoingItem {

  final TextSlice targetUri = new TextSlice();
  final TextSlice sourceUri = new TextSlice();
  final TextSlice format = new TextSlice();
  final TextSlice type = new TextSlice();
  final TextSlice mark = new TextSlice();
  final TextSlice data = new TextSlice();
  int size;
  boolean moreData;

  /** An item that says nothing. */
  public OutgoingItem() {
    clear();
  }

  /** Takes everything back. */
  public OutgoingItem clear() {
    targetUri.clear();
    sourceUri.clear();
    format.clear();
    type.clear();
    mark.clear();
    data.clear();
    size = -1;
    moreData = false;
    return this;
  }

  /** {@code LocURI} of the {@code Target}. */
  public OutgoingItem target(TextSlice uri) {
    targetUri.set(uri);
    return this;
  }

  /** {@code LocURI} of the {@code Source}. */
  public OutgoingItem source(TextSlice uri) {
    sourceUri.set(uri);
    return this;
  }

  /** {@code Format}: how the data is written. */
  public OutgoingItem format(TextSlice name) {
    format.set(name);
    return this;
  }

  /** {@code Type}: media type of the data, or the kind of the alert. */
  public OutgoingItem type(TextSlice name) {
    type.set(name);
    return this;
  }

  /** {@code Mark}: how important the alert is. */
  public OutgoingItem mark(TextSlice name) {
    mark.set(name);
    return this;
  }

  /** {@code Size} of the whole object in bytes, -1 for none. */
  public OutgoingItem size(int bytes) {
    size = bytes;
    return this;
  }

  /**
   * {@code Data}. In XML control characters and bytes that are not UTF-8 are lost; such data must
   * be base64 already, and {@link #format} say so.
   */
  public OutgoingItem data(TextSlice content) {
    data.set(content);
    return this;
  }

  /** {@code MoreData}: whether the object goes on in another message. */
  public OutgoingItem moreData(boolean follows) {
    moreData = follows;
    return this;
  }

  void write(ElementWriter out, TextSlice content, boolean more) {
    out.start(Tag.ITEM);
    OutgoingHeader.writeLocation(out, Tag.TARGET, targetUri, Constants.ABSENT);
    OutgoingHeader.writeLocation(out, Tag.SOURCE, sourceUri, Constants.ABSENT);
    if (format.isPresent() || type.isPresent() || mark.isPresent() || size >= 0) {
      out.start(Tag.META);
      out.leaf(Tag.FORMAT, format);
      out.leaf(Tag.TYPE, type);
      out.leaf(Tag.MARK, mark);
      out.leaf(Tag.SIZE, size);
      out.end();
    }
    out.leaf(Tag.DATA, content);
    if (more) {
      out.mark(Tag.MORE_DATA);
    }
    out.end();
  }
}
