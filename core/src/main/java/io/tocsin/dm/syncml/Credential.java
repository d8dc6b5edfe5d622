/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** What a peer proves itself by: {@code Cred}. */
public final class Credential {

  private final Meta meta = new Meta();
  private final TextSlice data = new TextSlice();
  private boolean present;

  Credential() {}

  void clear() {
    present = false;
    meta.clear();
    data.clear();
  }

  /** Whether there is one. */
  public boolean isPresent() {
    return present;
  }

  /** Kind of the credential, such as syncml:auth-md5. */
  public TextSlice type() {
    return meta.type();
  }

  /** How {@link #data} is written, such as b64. */
  public TextSlice format() {
    return meta.format();
  }

  /** The credential itself. */
  public TextSlice data() {
    return data;
  }

  /** Reads the element that the parser is at. */
  void read(ElementParser elements) {
    if (present) {
      elements.fail(SyncmlError.DUPLICATE_ELEMENT);
    }
    present = true;
    while (elements.nextChild(Tag.CRED)) {
      switch (elements.tag()) {
        case Tag.META:
          meta.read(elements);
          break;
        case Tag.DATA:
          elements.text(data);
          break;
        default:
          elements.refuse();
          break;
      }
    }
    if (!data.isPresent()) {
      elements.fail(SyncmlError.MISSING_ELEMENT);
    }
  }
}
