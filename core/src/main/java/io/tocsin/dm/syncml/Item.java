/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * An item of a command. The order of its parts does not matter, each stands there once at most, and
 * what its own meta information leaves out is taken from that of the command.
 */
public final class Item {

  private final Location target = new Location();
  private final Location source = new Location();
  private final Location targetParent = new Location();
  private final Location sourceParent = new Location();
  private final Meta meta = new Meta();
  private final TextSlice data = new TextSlice();
  private boolean moreData;

  Item() {}

  /** {@code LocURI} of the {@code Target}. */
  public TextSlice targetUri() {
    return target.uri;
  }

  /** {@code LocName} of the {@code Target}. */
  public TextSlice targetName() {
    return target.name;
  }

  /** {@code LocURI} of the {@code Source}. */
  public TextSlice sourceUri() {
    return source.uri;
  }

  /** {@code LocName} of the {@code Source}. */
  public TextSlice sourceName() {
    return source.name;
  }

  /** {@code LocURI} of the {@code TargetParent}. */
  public TextSlice targetParentUri() {
    return targetParent.uri;
  }

  /** {@code LocURI} of the {@code SourceParent}. */
  public TextSlice sourceParentUri() {
    return sourceParent.uri;
  }

  /** {@code Meta} of the item, with what the command says where the item says nothing. */
  public Meta meta() {
    return meta;
  }

  /** {@code Data}, byte for byte: nothing is trimmed, and base64 is not decoded. */
  public TextSlice data() {
    return data;
  }

  /** {@code MoreData}: the object goes on in another item. */
  public boolean moreData() {
    return moreData;
  }

  private void clear() {
    target.clear();
    source.clear();
    targetParent.clear();
    sourceParent.clear();
    meta.clear();
    data.clear();
    moreData = false;
  }

  /** Reads the element that the parser is at. */
  void read(ElementParser elements, Meta ofCommand) {
    clear();
    while (elements.nextChild(Tag.ITEM)) {
      readChild(elements);
    }
    meta.inherit(ofCommand);
  }

  private void readChild(ElementParser elements) {
    switch (elements.tag()) {
      case Tag.TARGET:
        target.read(elements);
        break;
      case Tag.SOURCE:
        source.read(elements);
        break;
      case Tag.TARGET_PARENT:
        targetParent.read(elements);
        break;
      case Tag.SOURCE_PARENT:
        sourceParent.read(elements);
        break;
      case Tag.META:
        meta.read(elements);
        break;
      case Tag.DATA:
        elements.data(data);
        break;
      case Tag.MORE_DATA:
        moreData = elements.mark(moreData);
        break;
      default:
        elements.refuse();
        break;
    }
  }
}
