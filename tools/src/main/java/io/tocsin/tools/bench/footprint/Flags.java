/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java machine's flags of the board's program. */
final class Flags {

  private static final Pattern FLAG =
      Pattern.compile("-XX:[+-]?[A-Za-z0-9]+(=[0-9a-z]+)?|-X[ms][a-z]*[0-9]+[mk]");

  private Flags() {}

  /**
   * Those of a launcher, but for what belongs to its own files.
   *
   * @param launcher the shell script
   * @return one at least
   */
  static List<String> of(Path launcher) throws IOException {
    List<String> flags = new ArrayList<>();
    for (String line : Files.readAllLines(launcher)) {
      Matcher matcher = FLAG.matcher(line.startsWith("#") ? "" : line);
      while (matcher.find()) {
        if (!matcher.group().startsWith("-XX:SharedArchiveFile")) {
          flags.add(matcher.group());
        }
      }
    }
    if (flags.isEmpty()) {
      throw new IOException(launcher + " has no flags of a Java machine");
    }
    return flags;
  }
}
