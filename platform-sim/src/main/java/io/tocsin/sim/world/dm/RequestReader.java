/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads requests of HTTP/1.1 with a Content-Length (RFC 9112). A reader of its own: that of the
 * agent reads answers, and the server is to find the agent's faults.
 */
final class RequestReader {

  private static final int BYTES_MAX = 1 << 20;
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final int REQUEST_LINE_PARTS = 3;

  private byte[] bytes = new byte[1_024];
  private int length;
  private boolean broken;

  /** Takes what came. */
  void take(byte[] from, int offset, int count) {
    if (length + count > BYTES_MAX) {
      broken = true;
      return;
    }
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  /** Whether what came is no request, or too long. */
  boolean isBroken() {
    return broken;
  }

  /** The next whole request; null while there is none. */
  HttpRequest next() {
    int headLength = broken ? -1 : headLength();
    if (headLength < 0) {
      return null;
    }
    String[] lines =
        new String(bytes, 0, headLength, StandardCharsets.ISO_8859_1).split("\r\n", -1);
    String[] parts = lines[0].split(" ", -1);
    Map<String, String> headers = headers(lines);
    int bodyLength = bodyLength(headers.getOrDefault("content-length", "0"));
    if (parts.length != REQUEST_LINE_PARTS || headers.containsKey("transfer-encoding")) {
      broken = true;
    }
    int end = headLength + HEAD_END.length + bodyLength;
    if (broken || length < end) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(bytes, headLength + HEAD_END.length, end);
    System.arraycopy(bytes, end, bytes, 0, length - end);
    length -= end;
    return new HttpRequest(parts[0], parts[1], headers, body);
  }

  private int headLength() {
    for (int i = 0; i + HEAD_END.length <= length; i++) {
      if (Arrays.equals(bytes, i, i + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
        return i;
      }
    }
    return -1;
  }

  private static Map<String, String> headers(String[] lines) {
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
        headers.put(name, lines[i].substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private int bodyLength(String text) {
    boolean isNumber = text.matches("[0-9]{1,7}");
    broken |= !isNumber;
    return isNumber ? Integer.parseInt(text) : 0;
  }
}
