/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java machine with the serial collector wrote of its heap, from its start to its end.
 *
 * @param collections how often it collected
 * @param allocatedKb what it allocated in all, in kB
 */
record HeapLog(long collections, long allocatedKb) {

  /** The flags that have it written. */
  static String flags(Path file) {
    return "-Xlog:gc+heap*=info,gc+heap+exit=info:file=" + file;
  }

  private static final Pattern COLLECTED =
      Pattern.compile("GC\\(\\d+\\) (DefNew|Tenured): (\\d+)K\\(\\d+K\\)->(\\d+)K");

  private static final Pattern AT_THE_END =
      Pattern.compile("(new|tenured) generation +total \\d+K, used (\\d+)K");

  /** Reads what was written. */
  static HeapLog read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  /** Reads what was written; every collection has a line for each generation. */
  static HeapLog of(String text) throws IOException {
    Matcher collected = COLLECTED.matcher(text);
    long allocatedKb = 0;
    int lines = 0;
    while (collected.find()) {
      lines++;
      // What lay there before was left by the collection before, or allocated since.
      allocatedKb += number(collected, 2) - number(collected, 3);
    }
    Matcher end = AT_THE_END.matcher(text);
    int generations = 0;
    while (end.find()) {
      generations++;
      allocatedKb += number(end, 2);
    }
    if (generations != 2) {
      throw new IOException("the Java machine has not told of its heap at its end:\n" + text);
    }
    return new HeapLog(lines / 2, allocatedKb);
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
