/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Puts answers into words that tests can compare. */
public final class Answers {

  private Answers() {}

  /** Each variable binding as {@code name = tag:content in hex}. */
  public static List<String> varbinds(V3Message message) {
    List<String> all = new ArrayList<>();
    VarbindCursor cursor = message.pdu().varbinds(new VarbindCursor());
    Oid name = new Oid();
    while (cursor.next(name)) {
      int tag = cursor.valueTag();
      int from = cursor.valueOffset();
      String content = HexFormat.of().formatHex(message.bytes(), from, from + cursor.valueLength());
      all.add(name + " = " + tagName(tag) + (content.isEmpty() ? "" : ":" + content));
    }
    return all;
  }

  /** The names alone. */
  public static List<String> names(V3Message message) {
    List<String> all = new ArrayList<>();
    VarbindCursor cursor = message.pdu().varbinds(new VarbindCursor());
    Oid name = new Oid();
    while (cursor.next(name)) {
      all.add(name.toString());
    }
    return all;
  }

  public static String contextEngineId(V3Message message) {
    int from = message.contextEngineIdOffset();
    return HexFormat.of().formatHex(message.bytes(), from, from + message.contextEngineIdLength());
  }

  private static String tagName(int tag) {
    switch (tag) {
      case BerTag.NULL:
        return "null";
      case BerTag.NO_SUCH_OBJECT:
        return "noSuchObject";
      case BerTag.NO_SUCH_INSTANCE:
        return "noSuchInstance";
      case BerTag.END_OF_MIB_VIEW:
        return "endOfMibView";
      default:
        return Integer.toHexString(tag);
    }
  }
}
