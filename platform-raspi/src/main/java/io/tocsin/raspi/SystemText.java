/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Small texts of the kernel and of system programs, such as those below {@code /proc}. */
public final class SystemText {

  private static final int LINE_BYTES_MAX = 256;

  /** Enough for most of these files. */
  private static final int FIRST_BYTES = 2_048;

  private SystemText() {}

  /**
   * The lines of a file, as many whole ones as there are in its beginning. Bytes that are no UTF-8
   * become U+FFFD.
   *
   * @param file which one; nothing but a regular file is read
   * @param bytesMax how much of it is read
   * @return its lines; empty when it cannot be read
   */
  public static List<String> lines(Path file, int bytesMax) {
    byte[] content = read(file, bytesMax + 1);
    int length = content.length;
    if (length > bytesMax) {
      // The last line has no end here, and half of a number is another one.
      length = bytesMax;
      while (length > 0 && content[length - 1] != '\n') {
        length--;
      }
    }
    // Each line by itself: some of these files are read every second, for the life of the board.
    List<String> lines = new ArrayList<>();
    int begin = 0;
    while (begin < length) {
      int end = endOfLine(content, begin, length);
      lines.add(new String(content, begin, end - begin, StandardCharsets.UTF_8));
      begin = end + 1;
    }
    return lines;
  }

  private static int endOfLine(byte[] content, int begin, int length) {
    int end = begin;
    while (end < length && content[end] != '\n') {
      end++;
    }
    return end;
  }

  /**
   * The first line of a file, without blanks around it.
   *
   * @param file which one
   * @return empty when there is none, or it has more than 256 bytes
   */
  public static String line(Path file) {
    byte[] content = read(file, LINE_BYTES_MAX + 1);
    int end = endOfLine(content, 0, content.length);
    return end > LINE_BYTES_MAX ? "" : new String(content, 0, end, StandardCharsets.UTF_8).strip();
  }

  /**
   * The number that a text is.
   *
   * @param text digits alone
   * @return the number; -1 when it is none, or has more than 18 digits
   */
  public static long number(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }

  /**
   * The names of what is in a folder, sorted.
   *
   * @param folder which one
   * @return as many as could be read; none when it is no folder
   */
  public static List<String> names(Path folder) {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
        each.forEach(entry -> names.add(entry.getFileName().toString()));
      } catch (IOException | DirectoryIteratorException e) {
        // What could be read of it has to do.
      }
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private static byte[] read(Path file, int bytesMax) {
    if (!Files.isRegularFile(file)) {
      return new byte[0];
    }
    // Not by a channel, which costs ten times as many objects: most of these are read every second.
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] content = new byte[Math.min(bytesMax, FIRST_BYTES)];
      int length = 0;
      int count = in.read(content, 0, content.length);
      while (count > 0) {
        length += count;
        if (length == content.length) {
          content = Arrays.copyOf(content, Math.min(bytesMax, 2 * length));
        }
        count = in.read(content, length, content.length - length);
      }
      return Arrays.copyOf(content, length);
    } catch (IOException e) {
      // What cannot be read tells nothing.
      return new byte[0];
    }
  }
}
