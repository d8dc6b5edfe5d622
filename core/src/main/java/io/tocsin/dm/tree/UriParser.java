/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads addresses: {@code .}, {@code ./A/B} and {@code A/B}, with {@code ?prop=Name} or {@code
 * ?list=Form} behind them. Work is linear in the text, and what is too long is not looked at.
 */
public final class UriParser {

  private static final String PROPERTY = "prop=";
  private static final String LIST = "list=";

  /** Characters besides letters and digits that RFC 2396 §3.3 lets a name have unescaped. */
  private static final String NAME_MARKS = "-_.!~*'():@&=+$,;";

  private final TreeLimits limits;

  /**
   * A parser.
   *
   * @param limits say how long an address and a name may be, and how many names it may have
   */
  public UriParser(TreeLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads an address.
   *
   * @param text any text, or null
   * @return the address; its {@link NodeUri#status} says whether it is one
   */
  public NodeUri parse(String text) {
    if (text == null) {
      return NodeUri.bad(TreeStatus.NOT_FOUND);
    }
    if (text.length() > limits.uriBytes() || Utf8.length(text) > limits.uriBytes()) {
      return NodeUri.bad(TreeStatus.URI_TOO_LONG);
    }
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    List<String> names = new ArrayList<>();
    int status = parsePath(path, names);
    if (status != TreeStatus.OK) {
      return NodeUri.bad(status);
    }
    return query < 0 ? NodeUri.of(names, null, null) : withQuery(names, text.substring(query + 1));
  }

  private static NodeUri withQuery(List<String> names, String query) {
    if (query.startsWith(PROPERTY)) {
      return NodeUri.of(names, query.substring(PROPERTY.length()), null);
    }
    if (query.startsWith(LIST)) {
      return NodeUri.of(names, null, query.substring(LIST.length()));
    }
    return NodeUri.bad(TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED);
  }

  private int parsePath(String path, List<String> names) {
    if (path.equals(".")) {
      return TreeStatus.OK;
    }
    int start = path.startsWith("./") ? 2 : 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String name = canonical(path, start, end);
      // OMA-TS-DM_TND §5: "./" stands nowhere but at the beginning, and a name is never empty.
      if (name == null || (slash >= 0 && name.endsWith("."))) {
        return TreeStatus.NOT_FOUND;
      }
      if (Utf8.length(name) > limits.nameBytes() || names.size() == limits.depth()) {
        return TreeStatus.URI_TOO_LONG;
      }
      names.add(name);
      start = end + 1;
    }
    return TreeStatus.OK;
  }

  /**
   * Reads a name alone.
   *
   * @param text any text
   * @return the name in the form that addresses have, or null when it is none; its length is not
   *     looked at
   */
  static String name(String text) {
    return text.indexOf('/') >= 0 || text.indexOf('?') >= 0
        ? null
        : canonical(text, 0, text.length());
  }

  private static String canonical(String text, int start, int end) {
    StringBuilder name = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      int character = text.codePointAt(at);
      if (character == '%') {
        at = unescape(text, at, end, name);
        if (at < 0) {
          return null;
        }
      } else if (mayStandByItself(character)) {
        name.appendCodePoint(character);
        at += Character.charCount(character);
      } else {
        return null;
      }
    }
    String found = name.toString();
    return found.isEmpty() || found.equals(".") || found.equals("..") ? null : found;
  }

  /** Reads the escapes from an index on; returns the index behind them, or -1. */
  private static int unescape(String text, int start, int end, StringBuilder name) {
    byte[] octets = new byte[(end - start) / 3];
    int count = 0;
    int at = start;
    while (at < end && text.charAt(at) == '%') {
      int high = at + 2 < end ? digit(text.charAt(at + 1)) : -1;
      int low = at + 2 < end ? digit(text.charAt(at + 2)) : -1;
      if (high < 0 || low < 0) {
        return -1;
      }
      octets[count++] = (byte) (high << 4 | low);
      at += 3;
    }
    String characters = TreeText.text(octets, 0, count);
    return characters != null && append(characters, name) ? at : -1;
  }

  private static boolean append(String characters, StringBuilder name) {
    int at = 0;
    while (at < characters.length()) {
      int character = characters.codePointAt(at);
      at += Character.charCount(character);
      if (mayStandByItself(character)) {
        name.appendCodePoint(character);
      } else if (character == '/' || Character.isISOControl(character)) {
        // OMA-TS-DM_TND §6.2.2: a slash is never part of a name, in no form.
        return false;
      } else {
        escape(character, name);
      }
    }
    return true;
  }

  private static void escape(int character, StringBuilder name) {
    String digits = "0123456789ABCDEF";
    for (byte octet : Utf8.bytes(new String(Character.toChars(character)))) {
      name.append('%').append(digits.charAt(octet >> 4 & 0xF)).append(digits.charAt(octet & 0xF));
    }
  }

  /** The value of a digit of base 16, -1 when it is none. */
  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /** Beyond RFC 2396, addresses of the management tree are in UTF-8. */
  private static boolean mayStandByItself(int character) {
    if (character < 0x80) {
      return FormatCheck.isLetterOrDigit((char) character) || NAME_MARKS.indexOf(character) >= 0;
    }
    return !Character.isISOControl(character)
        && !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && !TreeText.isSurrogate(character);
  }
}
