/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;

/**
 * Values as scripts have them: {@code FORMAT[:TYPE] DATA}. Data without quotation marks may be
 * {@code hex:DIGITS}, {@code file:PATH} or {@code size:OCTETS}, a value of that length.
 */
final class ValueWords {

  private static final Set<String> FORMATS =
      Set.of("b64", "bin", "bool", "chr", "date", "float", "int", "node", "null", "time", "xml");

  private static final int SIZE_MAX = 1 << 26;
  private static final int LETTERS = 26;

  private ValueWords() {}

  static Value value(Words words) {
    String text = words.text("the format");
    String[] parts = text.split(":", 2);
    String type = parts.length == 2 ? parts[1] : "";
    if (!FORMATS.contains(parts[0])) {
      throw new IllegalArgumentException("'" + parts[0] + "' is no format");
    }
    boolean hasData = words.hasNext() && !words.nextIs("->") && !words.nextIs("correlator");
    if (!hasData && !parts[0].equals("node") && !parts[0].equals("null")) {
      throw new IllegalArgumentException("the value is missing");
    }
    return new Value(parts[0], type, hasData ? data(words.word("the value")) : new byte[0]);
  }

  private static byte[] data(Words.Word word) {
    String text = word.text();
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    return switch (word.quoted() || colon < 0 ? "" : text.substring(0, colon)) {
      case "hex" -> HexFormat.of().parseHex(rest);
      case "file" -> file(rest);
      case "size" -> filler(rest);
      default -> text.getBytes(UTF_8);
    };
  }

  private static byte[] file(String name) {
    try {
      return Files.readAllBytes(Path.of(name));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private static byte[] filler(String digits) {
    if (!digits.matches("[0-9]{1,8}") || Integer.parseInt(digits) > SIZE_MAX) {
      throw new IllegalArgumentException("'" + digits + "' is no size up to " + SIZE_MAX);
    }
    byte[] filler = new byte[Integer.parseInt(digits)];
    for (int i = 0; i < filler.length; i++) {
      // Letters in turn, so that a part in a wrong place shows.
      filler[i] = (byte) ('a' + i % LETTERS);
    }
    return filler;
  }
}
