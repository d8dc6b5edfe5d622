/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/**
 * The commands to which rights are granted, in the order in which an access control list names them
 * (OMA-TS-DM_TND §7.7.1.5). Copy is none of them: it needs the rights of the commands that would do
 * the same.
 */
public enum TreeCommand {
  /** Makes a node below the one that has the right. */
  ADD(0, "Add"),
  /** Removes the node with all below it. */
  DELETE(1, "Delete"),
  /** Starts what the node stands for. */
  EXEC(2, "Exec"),
  /** Reads value, children and properties. */
  GET(3, "Get"),
  /** Changes value and properties. */
  REPLACE(4, "Replace");

  private static final TreeCommand[] ALL = values();

  private final int index;
  private final String text;

  TreeCommand(int index, String text) {
    this.index = index;
    this.text = text;
  }

  /** The command as messages and lists write it. */
  public String text() {
    return text;
  }

  /** This command in a set of commands: one bit. */
  public int bit() {
    return 1 << index;
  }

  /** Number of commands. */
  static int count() {
    return ALL.length;
  }

  /** The command's place in the order of commands, from 0. */
  int index() {
    return index;
  }

  /** The command of a place. */
  static TreeCommand at(int index) {
    return ALL[index];
  }

  /**
   * Finds a command.
   *
   * @param text its name; case counts
   * @return the command, null when there is none
   */
  static TreeCommand of(String text) {
    for (TreeCommand command : ALL) {
      if (command.text.equals(text)) {
        return command;
      }
    }
    return null;
  }
}
