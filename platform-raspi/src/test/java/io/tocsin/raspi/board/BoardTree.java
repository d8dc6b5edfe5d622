/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.raspi.FakeRoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that a kernel shows on a board, out of one text: a line {@code [folder]} is where all
 * names behind it start, {@code name = text} is a file, and {@code name -> target} a link. In a
 * text, {@code \n} and {@code \0} stand for what they are; a line feed follows if there is no NUL.
 */
final class BoardTree {

  private final FakeRoot root;

  private BoardTree(FakeRoot root) {
    this.root = root;
  }

  /**
   * Makes the files of a board.
   *
   * @param folder stands for {@code /}
   * @param board name of its text
   */
  static BoardTree make(Path folder, String board) {
    BoardTree tree = new BoardTree(new FakeRoot(folder));
    tree.add(text(board));
    return tree;
  }

  /** The text of a board. */
  static String text(String board) {
    try (InputStream in = BoardTree.class.getResourceAsStream(board + ".tree")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same text with two names in each other's place. */
  static String swapped(String text, String one, String other) {
    return text.replace(one, "\1").replace(other, one).replace("\1", other);
  }

  /** Takes away what is below {@code /sys}, and makes it out of another text. */
  void replaceSys(String text) {
    if (Files.exists(root.folder().resolve("sys"))) {
      root.remove("sys");
    }
    add(text);
  }

  /** Adds what a text has. */
  void add(String text) {
    String base = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("[")) {
        base = line.substring(1, line.length() - 1) + '/';
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        addEntry(base, line);
      }
    }
  }

  private void addEntry(String base, String line) {
    int link = line.indexOf(" -> ");
    int file = line.indexOf(" = ");
    if (link >= 0 && file < 0) {
      if (!Files.exists(root.folder().resolve(base + line.substring(0, link)))) {
        root.link(base + line.substring(0, link), line.substring(link + 4));
      }
    } else if (file >= 0) {
      String text = line.substring(file + 3).replace("\\n", "\n").replace("\\0", "\0");
      root.write(base + line.substring(0, file), text.endsWith("\0") ? text : text + '\n');
    } else {
      throw new IllegalArgumentException(line);
    }
  }

  /** The folder of the files. */
  FakeRoot root() {
    return root;
  }
}
