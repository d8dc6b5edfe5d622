/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Host;
import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.util.List;

/** Understands the commands that change the computer of the simulated board. */
final class HostCommands {

  /** Their first words, for people. */
  static final String NAMES = "load, users, processes, storage, host";

  private static final String STORAGE_FORM =
      "storage NAME size|used NUMBER, storage NAME mount|unmount";

  /** Lines of the help. */
  static final String HELP =
      """
      load N PERCENT                 how busy processor N is, from 1, in per cent of the last minute
      users NUMBER                   users who have logged in
      processes NUMBER               processes
      storage NAME size|used NUMBER  the size of a storage area, or what is used of it, in bytes
      storage NAME mount|unmount     a file system that comes and goes
      host                           show the computer
      """;

  private HostCommands() {}

  /**
   * Understands a command.
   *
   * @param words its words, one at least
   * @return the command; null when it is none of these
   * @throws CommandException when it is one of these and not understood
   */
  static Command parse(List<String> words) throws CommandException {
    switch (words.get(0)) {
      case "load":
        return load(words);
      case "users":
        return users(words);
      case "processes":
        return processes(words);
      case "storage":
        return storage(words);
      case "host":
        CommandParser.demandWords(words, 1, "host");
        return (board, control) -> describe(board.host());
      default:
        return null;
    }
  }

  private static Command load(List<String> words) throws CommandException {
    CommandParser.demandWords(words, 3, "load N PERCENT");
    int processor = number(words.get(1), 1, SimulatedHost.PROCESSORS) - 1;
    int percent = number(words.get(2), 0, 100);
    return (board, control) -> {
      board.host().setLoad(processor, percent);
      return describeProcessor(board.host(), processor);
    };
  }

  private static Command users(List<String> words) throws CommandException {
    CommandParser.demandWords(words, 2, "users NUMBER");
    int count = number(words.get(1), 0, Integer.MAX_VALUE);
    return (board, control) -> {
      board.host().setUserSessions(count);
      return describeCounts(board.host());
    };
  }

  private static Command processes(List<String> words) throws CommandException {
    CommandParser.demandWords(words, 2, "processes NUMBER");
    int count = number(words.get(1), 0, Integer.MAX_VALUE);
    return (board, control) -> {
      board.host().setProcesses(count);
      return describeCounts(board.host());
    };
  }

  private static Command storage(List<String> words) throws CommandException {
    int index = words.size() < 2 ? -1 : SimulatedHost.STORAGES.indexOf(words.get(1));
    if (words.size() >= 2 && index < 0) {
      throw new CommandException(
          "no storage area is called "
              + Words.quoted(words.get(1))
              + "; allowed: "
              + String.join(", ", SimulatedHost.STORAGES));
    }
    if (words.size() == 3) {
      return mount(index, words.get(2));
    }
    CommandParser.demandWords(words, 4, STORAGE_FORM);
    long bytes = CommandParser.unsigned(words.get(3), Long.MAX_VALUE);
    switch (words.get(2)) {
      case "size":
        return (board, control) -> {
          board.host().storageNamed(index).setSize(bytes);
          return describe(board.host().storageNamed(index));
        };
      case "used":
        return (board, control) -> {
          board.host().storageNamed(index).setUsed(bytes);
          return describe(board.host().storageNamed(index));
        };
      default:
        throw new CommandException(
            Words.quoted(words.get(2)) + " is not known; allowed: " + STORAGE_FORM);
    }
  }

  private static Command mount(int index, String state) throws CommandException {
    boolean isMounted = state.equals("mount");
    if (!isMounted && !state.equals("unmount")) {
      throw new CommandException(Words.quoted(state) + " is not known; allowed: " + STORAGE_FORM);
    }
    String name = SimulatedHost.STORAGES.get(index);
    if (!name.startsWith("/")) {
      throw new CommandException(name + " is no file system, and stays");
    }
    return (board, control) -> {
      board.host().setMounted(index, isMounted);
      return describe(board.host().storageNamed(index));
    };
  }

  private static int number(String text, int min, int max) throws CommandException {
    long number = CommandParser.unsigned(text, max);
    if (number < min) {
      throw new CommandException(
          Words.quoted(text) + " is not allowed; allowed: " + min + " to " + max);
    }
    return (int) number;
  }

  private static String describe(SimulatedHost host) {
    StringBuilder text = new StringBuilder(describeCounts(host));
    for (int processor = 0; processor < host.processorCount(); processor++) {
      text.append('\n').append(describeProcessor(host, processor));
    }
    for (int storage = 0; storage < SimulatedHost.STORAGES.size(); storage++) {
      text.append('\n').append(describe(host.storageNamed(storage)));
    }
    return text.toString();
  }

  private static String describeCounts(Host host) {
    return "users " + host.userSessionCount() + ", processes " + host.processCount();
  }

  private static String describeProcessor(Host host, int processor) {
    return "processor " + (processor + 1) + " is busy " + host.processorLoad(processor) + " %";
  }

  private static String describe(SimulatedStorage storage) {
    return storage.name()
        + (storage.isMounted() ? "" : " is not mounted; it")
        + " has "
        + storage.usedBytes()
        + " of "
        + storage.sizeBytes()
        + " bytes in use";
  }
}
