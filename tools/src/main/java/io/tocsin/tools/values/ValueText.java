/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.tools.names.DisplayHint;
import io.tocsin.tools.names.Name;
import io.tocsin.tools.names.NameTable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Values as people read them. Whatever a peer sends, the text holds no control characters, so that
 * it cannot command a terminal.
 */
public final class ValueText {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int HUNDREDTHS_PER_DAY = 8_640_000;

  private ValueText() {}

  /**
   * A value with its type, for example {@code STRING: door} or {@code INTEGER: active(1)}.
   *
   * @param names resolves object identifiers; null for none
   * @param name what is known about the variable, or null
   * @param value the value
   */
  public static String typed(NameTable names, Name name, Value value) {
    String plain = plain(names, name, value);
    if (value.isException() || value.tag() == BerTag.NULL) {
      return plain;
    }
    if (value.tag() == BerTag.TIME_TICKS) {
      return "Timeticks: (" + value.number() + ") " + plain;
    }
    boolean octets = value.tag() == BerTag.OCTET_STRING;
    return (octets && isHex(name, value) ? "Hex-STRING" : typeName(value.tag())) + ": " + plain;
  }

  /** A value with its type and without any name. */
  static String typed(Name name, Value value) {
    return typed(null, name, value);
  }

  /**
   * A value alone, for example {@code door} or {@code active(1)}.
   *
   * @param names resolves object identifiers; null for none
   * @param name what is known about the variable, or null
   * @param value the value
   */
  public static String plain(NameTable names, Name name, Value value) {
    switch (value.tag()) {
      case BerTag.INTEGER:
        return integer(name, value.number());
      case BerTag.COUNTER32:
      case BerTag.GAUGE32:
        return Long.toString(value.number());
      case BerTag.COUNTER64:
        return Long.toUnsignedString(value.number());
      case BerTag.TIME_TICKS:
        return duration(value.number());
      case BerTag.OBJECT_IDENTIFIER:
        return oid(names, value.oid());
      case BerTag.IP_ADDRESS:
        return address(value.octets());
      case BerTag.OCTET_STRING:
        return string(name, value.octets());
      case BerTag.OPAQUE:
        return HEX.formatHex(value.octets());
      default:
        return typeName(value.tag());
    }
  }

  /**
   * The name of a type, as Net-SNMP's tools write it; an exception in words.
   *
   * @param tag a constant of {@link BerTag}
   */
  public static String typeName(int tag) {
    return switch (tag) {
      case BerTag.INTEGER -> "INTEGER";
      case BerTag.OCTET_STRING -> "STRING";
      case BerTag.NULL -> "NULL";
      case BerTag.OBJECT_IDENTIFIER -> "OID";
      case BerTag.IP_ADDRESS -> "IpAddress";
      case BerTag.COUNTER32 -> "Counter32";
      case BerTag.GAUGE32 -> "Gauge32";
      case BerTag.TIME_TICKS -> "Timeticks";
      case BerTag.OPAQUE -> "Opaque";
      case BerTag.COUNTER64 -> "Counter64";
      case BerTag.NO_SUCH_OBJECT -> "no such object";
      case BerTag.NO_SUCH_INSTANCE -> "no such instance";
      case BerTag.END_OF_MIB_VIEW -> "end of the view";
      default -> "type " + tag;
    };
  }

  private static String oid(NameTable names, Oid oid) {
    return names == null ? oid.toString() : names.text(oid);
  }

  private static String integer(Name name, long number) {
    if (name != null && name.labels().containsKey(number)) {
      return name.labels().get(number) + "(" + number + ")";
    }
    DisplayHint hint = name == null ? null : name.hint();
    String hinted = hint == null ? null : hint.format(number);
    return hinted == null ? Long.toString(number) : hinted;
  }

  /**
   * A time in hundredths of a second, for example {@code 2 days 1:02:03.04}.
   *
   * @param hundredths 0 to 2^32-1
   */
  public static String duration(long hundredths) {
    long days = hundredths / HUNDREDTHS_PER_DAY;
    long rest = hundredths % HUNDREDTHS_PER_DAY;
    String time =
        String.format(
            Locale.ROOT,
            "%d:%02d:%02d.%02d",
            rest / 360_000,
            rest / 6_000 % 60,
            rest / 100 % 60,
            rest % 100);
    return days == 0 ? time : days + (days == 1 ? " day " : " days ") + time;
  }

  private static String address(byte[] octets) {
    return (octets[0] & 0xFF)
        + "."
        + (octets[1] & 0xFF)
        + "."
        + (octets[2] & 0xFF)
        + "."
        + (octets[3] & 0xFF);
  }

  private static boolean isHex(Name name, Value value) {
    return readable(name, value.octets()) == null;
  }

  private static String string(Name name, byte[] octets) {
    String readable = readable(name, octets);
    return readable == null ? HEX.formatHex(octets) : readable;
  }

  /** The text that octets stand for, or null when they are no text. */
  private static String readable(Name name, byte[] octets) {
    DisplayHint hint = name == null ? null : name.hint();
    String text = hint == null ? null : hint.format(octets);
    if (text == null) {
      text = utf8(octets);
    }
    return text == null ? null : escape(text);
  }

  /**
   * Reads UTF-8.
   *
   * @param octets any octets
   * @return the text, or null when they are none
   */
  public static String utf8(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Line ends and tabulators as escapes; null when there are other control characters. */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // Format characters can turn around the direction of what follows on the line.
          if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            return null;
          }
          out.append(c);
        }
      }
    }
    return out.toString();
  }
}
