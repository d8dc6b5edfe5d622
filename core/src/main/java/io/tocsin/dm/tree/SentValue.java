/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Base64;
import java.util.Arrays;
import java.util.Locale;

/**
 * Values as servers send them. Base64 may be the value itself, or only its form on the way, as XML
 * can carry no bytes. It is the latter where the media type is one of bytes, or where bytes are
 * wanted; then the node's format is {@code bin} (OMA-TS-DM_TND §7.7.2).
 */
final class SentValue {

  private SentValue() {}

  /**
   * The value that is meant.
   *
   * @param value as it was sent
   * @param wanted the format that the node has to have; null for any
   * @param usualType the media type that counts when none was sent
   * @return the bytes; or the value as it was sent
   */
  static NodeValue meant(NodeValue value, NodeFormat wanted, String usualType) {
    if (value.format() != NodeFormat.B64 || wanted == NodeFormat.B64) {
      return value;
    }
    String type = value.type() == null ? usualType : value.type();
    if (wanted != NodeFormat.BIN && !isOfBytes(type)) {
      return value;
    }
    byte[] text = value.data();
    byte[] octets = new byte[text.length];
    int count = Base64.decode(text, 0, text.length, octets, 0);
    return count < 0
        ? value
        : new NodeValue(NodeFormat.BIN, value.type(), Arrays.copyOf(octets, count));
  }

  /** Whether values of a media type are bytes, and neither text nor XML. */
  private static boolean isOfBytes(String type) {
    int end = type.indexOf(';');
    String name = (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    return !name.isEmpty()
        && !name.startsWith("text/")
        && !name.endsWith("/xml")
        && !name.endsWith("+xml");
  }
}
