/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.dm.syncml.AlertCode;
import io.tocsin.dm.syncml.Command;
import io.tocsin.dm.syncml.Item;
import io.tocsin.dm.syncml.Meta;
import io.tocsin.dm.syncml.Tag;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.dm.tree.Disclosure;

/**
 * Writes the items of a command. The data of an item is shown only where the command says which
 * node it is the value of, and that value may be shown.
 */
final class ItemText {

  private final XmlText xml;
  private final Disclosure disclosure;

  ItemText(XmlText xml, Disclosure disclosure) {
    this.xml = xml;
    this.disclosure = disclosure;
  }

  /** Writes one item. */
  void add(Command command, Item item) {
    xml.start(Tag.ITEM);
    addLocation(Tag.TARGET, item.targetUri(), item.targetName());
    addLocation(Tag.SOURCE, item.sourceUri(), item.sourceName());
    addParent(Tag.TARGET_PARENT, item.targetParentUri());
    addParent(Tag.SOURCE_PARENT, item.sourceParentUri());
    addMeta(item.meta());
    if (mayShow(command, item)) {
      addShown(item.data());
    } else {
      xml.secret(Tag.DATA, item.data());
    }
    xml.mark(Tag.MORE_DATA, item.moreData());
    xml.end(Tag.ITEM);
  }

  /** Where a value is an address, it is shown as addresses are. */
  private void addShown(TextSlice data) {
    if (data.isPresent() && data.toString().indexOf("://") >= 0) {
      xml.address(Tag.DATA, data);
    } else {
      xml.leaf(Tag.DATA, data);
    }
  }

  private boolean mayShow(Command command, Item item) {
    switch (command.kind()) {
      case Tag.ADD:
      case Tag.REPLACE:
        return mayShow(item, true);
      case Tag.RESULTS:
        return mayShow(item, false);
      case Tag.ALERT:
        // Other alerts with data are words of a user, which may be a password.
        return command.code() == AlertCode.GENERIC_ALERT && mayShow(item, false);
      default:
        return false;
    }
  }

  /** The device's own values have their address as Source, a server's as Target; or both agree. */
  private boolean mayShow(Item item, boolean isWritten) {
    return (item.targetUri().isPresent() || item.sourceUri().isPresent())
        && mayShow(item.targetUri(), isWritten)
        && mayShow(item.sourceUri(), isWritten)
        && !item.targetParentUri().isPresent()
        && !item.sourceParentUri().isPresent();
  }

  private boolean mayShow(TextSlice uri, boolean isWritten) {
    if (!uri.isPresent()) {
      return true;
    }
    return isWritten
        ? disclosure.mayShowWritten(uri.toString())
        : disclosure.mayShowRead(uri.toString());
  }

  /** Writes a Target or a Source where there is one. */
  void addLocation(int tag, TextSlice uri, TextSlice name) {
    if (uri.isPresent()) {
      xml.start(tag);
      xml.address(Tag.LOC_URI, uri);
      xml.leaf(Tag.LOC_NAME, name);
      xml.end(tag);
    }
  }

  private void addParent(int tag, TextSlice uri) {
    if (uri.isPresent()) {
      xml.start(tag);
      xml.address(Tag.LOC_URI, uri);
      xml.end(tag);
    }
  }

  /** Writes a Meta where there is one. A nonce is a secret, and EMI may be anything. */
  void addMeta(Meta meta) {
    boolean isThere =
        meta.format().isPresent()
            || meta.type().isPresent()
            || meta.mark().isPresent()
            || meta.version().isPresent()
            || meta.nextNonce().isPresent()
            || meta.emi().isPresent()
            || meta.size() >= 0
            || meta.maxMsgSize() >= 0
            || meta.maxObjSize() >= 0;
    if (!isThere) {
      return;
    }
    xml.start(Tag.META);
    xml.leaf(Tag.FORMAT, meta.format());
    xml.leaf(Tag.TYPE, meta.type());
    xml.leaf(Tag.MARK, meta.mark());
    xml.leaf(Tag.VERSION, meta.version());
    xml.leaf(Tag.SIZE, meta.size());
    xml.leaf(Tag.MAX_MSG_SIZE, meta.maxMsgSize());
    xml.leaf(Tag.MAX_OBJ_SIZE, meta.maxObjSize());
    xml.secret(Tag.NEXT_NONCE, meta.nextNonce());
    xml.secret(Tag.EMI, meta.emi());
    xml.end(Tag.META);
  }
}
