/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * Meta information of a header, a credential, a challenge, a command or an item (OMA SyncML meta
 * information 1.2). What the device management protocol does not use is stepped over, elements of
 * other vocabularies too.
 */
public final class Meta {

  private final TextSlice format = new TextSlice();
  private final TextSlice type = new TextSlice();
  private final TextSlice mark = new TextSlice();
  private final TextSlice nextNonce = new TextSlice();
  private final TextSlice version = new TextSlice();
  private final TextSlice emi = new TextSlice();
  private boolean present;
  private int size;
  private int maxMsgSize;
  private int maxObjSize;

  Meta() {
    clear();
  }

  void clear() {
    present = false;
    format.clear();
    type.clear();
    mark.clear();
    nextNonce.clear();
    version.clear();
    emi.clear();
    size = -1;
    maxMsgSize = -1;
    maxObjSize = -1;
  }

  /** Whether the element stood there; an item without it may still have what its command says. */
  public boolean isPresent() {
    return present;
  }

  /** {@code Format}: how the data is written, such as b64, chr, int, node. */
  public TextSlice format() {
    return format;
  }

  /** {@code Type}: media type of the data, or the kind of credential or alert. */
  public TextSlice type() {
    return type;
  }

  /** {@code Mark}: how important an alert is. */
  public TextSlice mark() {
    return mark;
  }

  /** {@code NextNonce}: the nonce for the next credential, as Format says. */
  public TextSlice nextNonce() {
    return nextNonce;
  }

  /** {@code Version}. */
  public TextSlice version() {
    return version;
  }

  /** {@code EMI}, experimental meta information; the first one where there are several. */
  public TextSlice emi() {
    return emi;
  }

  /** {@code Size} of the whole object in bytes, -1 when absent. */
  public int size() {
    return size;
  }

  /** {@code MaxMsgSize}: greatest message that the sender takes, in bytes, -1 when absent. */
  public int maxMsgSize() {
    return maxMsgSize;
  }

  /** {@code MaxObjSize}: greatest object that the sender takes, in bytes, -1 when absent. */
  public int maxObjSize() {
    return maxObjSize;
  }

  /** Reads the element that the parser is at. */
  void read(ElementParser elements) {
    if (present) {
      elements.fail(SyncmlError.DUPLICATE_ELEMENT);
    }
    present = true;
    readChildren(elements, Tag.META);
  }

  private void readChildren(ElementParser elements, int container) {
    while (elements.nextChild(container)) {
      if (elements.tag() == Tag.MET_INF && container == Tag.META) {
        readChildren(elements, Tag.MET_INF);
      } else {
        readChild(elements);
      }
    }
  }

  private void readChild(ElementParser elements) {
    switch (elements.tag()) {
      case Tag.FORMAT:
        elements.text(format);
        break;
      case Tag.TYPE:
        elements.text(type);
        break;
      case Tag.MARK:
        elements.text(mark);
        break;
      case Tag.NEXT_NONCE:
        elements.text(nextNonce);
        break;
      case Tag.VERSION:
        elements.text(version);
        break;
      case Tag.SIZE:
        size = elements.number(size);
        break;
      case Tag.MAX_MSG_SIZE:
        maxMsgSize = elements.number(maxMsgSize);
        break;
      case Tag.MAX_OBJ_SIZE:
        maxObjSize = elements.number(maxObjSize);
        break;
      case Tag.EMI:
        readEmi(elements);
        break;
      default:
        elements.skip();
        break;
    }
  }

  private void readEmi(ElementParser elements) {
    if (emi.isPresent()) {
      elements.skip();
    } else {
      elements.text(emi);
    }
  }

  /** Takes over what is absent here from the meta information of the command around. */
  void inherit(Meta outer) {
    inherit(format, outer.format);
    inherit(type, outer.type);
    inherit(mark, outer.mark);
    inherit(nextNonce, outer.nextNonce);
    inherit(version, outer.version);
    inherit(emi, outer.emi);
    size = size < 0 ? outer.size : size;
    maxMsgSize = maxMsgSize < 0 ? outer.maxMsgSize : maxMsgSize;
    maxObjSize = maxObjSize < 0 ? outer.maxObjSize : maxObjSize;
  }

  private static void inherit(TextSlice own, TextSlice outer) {
    if (!own.isPresent()) {
      own.set(outer);
    }
  }
}
