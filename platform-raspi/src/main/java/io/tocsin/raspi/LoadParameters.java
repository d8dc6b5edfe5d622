/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The command line of the kernel as far as it can be told to anybody. Whoever wrote it may have put
 * a password or a key there, for a disk or for a program; so of what is not known to be harmless
 * there is the name alone.
 */
final class LoadParameters {

  private static final int FILE_BYTES_MAX = 4_096;

  /** Parameters whose values tell where the system comes from, and nothing else. */
  private static final Set<String> HARMLESS =
      Set.of(
          "root", "rootfstype", "rootwait", "rootdelay", "console", "init", "boot", "fsck.repair");

  private LoadParameters() {}

  /**
   * Reads them.
   *
   * @param root stands for {@code /}
   * @return the words, each with its value or with {@code =...}; null when they are not known
   */
  static String read(Path root) {
    List<String> lines = SystemText.lines(root.resolve("proc/cmdline"), FILE_BYTES_MAX);
    return lines.isEmpty() ? null : withoutSecrets(lines.get(0));
  }

  private static String withoutSecrets(String line) {
    StringBuilder told = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      int end = end(line, at);
      String word = line.substring(at, end);
      at = end + 1;
      if (word.equals("--")) {
        // What follows is for the first program, and has no names.
        break;
      }
      if (!word.isEmpty()) {
        told.append(told.length() == 0 ? "" : " ").append(withoutSecret(word));
      }
    }
    return told.toString();
  }

  /** Where a word ends: at a blank outside of quotation marks, as the kernel has it. */
  private static int end(String line, int from) {
    boolean quoted = false;
    int at = from;
    while (at < line.length() && (quoted || line.charAt(at) != ' ')) {
      quoted ^= line.charAt(at) == '"';
      at++;
    }
    return at;
  }

  private static String withoutSecret(String word) {
    String bare = word.startsWith("\"") ? word.substring(1) : word;
    int equals = bare.indexOf('=');
    if (equals < 0) {
      return word.indexOf('"') < 0 ? word : "...";
    }
    String name = bare.substring(0, equals);
    // A root that comes over the network may have a name and a password before an at sign.
    boolean isHarmless = HARMLESS.contains(name) && word.indexOf('"') < 0 && word.indexOf('@') < 0;
    return isHarmless ? word : name + "=...";
  }
}
