/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads and checks a script.
 *
 * <p>A script has one instruction per line; {@code #} starts a comment:
 *
 * <pre>
 * at 2s line door open      # 2 s after the start
 * wait 500ms
 * line door close           # at once
 * repeat 10                 # or: repeat forever
 *   at 1s temp 71.5         # 1 s after the start of each round
 *   wait 1s
 *   temp 45
 * end
 * quit
 * </pre>
 *
 * <p>All times are known before the start, so a moment that lies in the past when its turn comes is
 * an error, like every other.
 */
final class ScriptParser {

  /** Repeats within repeats at most. */
  static final int DEPTH_MAX = 8;

  /** Rounds of a repeat at most. */
  static final int ROUNDS_MAX = 1_000_000;

  private static final String COUNTS = "allowed: repeat 1 to " + ROUNDS_MAX + ", repeat forever";

  /** A part that is being read. */
  private static final class Part {
    final int line;
    final int count;
    final List<Script.Instruction> body = new ArrayList<>();

    /** Time that passes in it, in milliseconds. */
    long timeMs;

    /** Whether nothing behind the present place can ever be reached. */
    boolean endless;

    Part(int line, int count) {
      this.line = line;
      this.count = count;
    }
  }

  private final CommandParser commands;
  private final Deque<Part> parts = new ArrayDeque<>();
  private int line;

  private ScriptParser(CommandParser commands) {
    this.commands = commands;
  }

  /**
   * Reads a script.
   *
   * @param file its name, for the problems
   * @param text its content
   * @param commands understands the commands in it
   * @param problems takes all that is wrong
   * @return the script; not to be used when there were problems
   */
  static Script parse(
      String file, String text, CommandParser commands, List<TextProblem> problems) {
    ScriptParser parser = new ScriptParser(commands);
    parser.parts.push(new Part(0, 1));
    for (String line : text.lines().toList()) {
      parser.line++;
      try {
        parser.takeLine(Words.of(line));
      } catch (CommandException e) {
        problems.add(new TextProblem(file, parser.line, e.getMessage()));
      }
    }
    while (parser.parts.size() > 1) {
      Part open = parser.parts.pop();
      problems.add(new TextProblem(file, open.line, "this repeat has no end"));
    }
    return new Script(parser.parts.pop().body);
  }

  private void takeLine(List<String> words) throws CommandException {
    if (words.isEmpty()) {
      return;
    }
    if (words.get(0).equals("end")) {
      takeEnd(words);
      return;
    }
    Part part = parts.peek();
    boolean wasEndless = part.endless;
    part.endless = false;
    switch (words.get(0)) {
      case "at":
        takeAt(words, part);
        break;
      case "wait":
        demandWords(words, 2, "wait TIME");
        long timeMs = Measure.timeMs(words.get(1));
        part.body.add(new Script.Wait(timeMs));
        addTime(part, timeMs);
        break;
      case "repeat":
        takeRepeat(words);
        break;
      default:
        takeCommand(words, part);
        break;
    }
    if (wasEndless) {
      throw new CommandException("this is never reached: what stands above repeats forever");
    }
  }

  private static void demandWords(List<String> words, int count, String form)
      throws CommandException {
    if (words.size() != count) {
      throw new CommandException(
          "too " + (words.size() < count ? "few" : "many") + " words; allowed: " + form);
    }
  }

  private void takeAt(List<String> words, Part part) throws CommandException {
    if (words.size() < 3) {
      throw new CommandException("too few words; allowed: at TIME COMMAND");
    }
    long timeMs = Measure.timeMs(words.get(1));
    Script.Do command = command(words.subList(2, words.size()));
    if (timeMs < part.timeMs) {
      throw new CommandException(
          "at " + words.get(1) + " comes too late: " + part.timeMs + " ms have passed by then");
    }
    part.timeMs = timeMs;
    part.body.add(new Script.At(timeMs));
    part.body.add(command);
  }

  private void takeCommand(List<String> words, Part part) throws CommandException {
    part.body.add(command(words));
  }

  private Script.Do command(List<String> words) throws CommandException {
    switch (words.get(0)) {
      case "at":
      case "wait":
      case "repeat":
      case "end":
        throw new CommandException(
            Words.quoted(words.get(0)) + " is not a command; allowed: at TIME COMMAND");
      default:
        return new Script.Do(commands.parse(words), String.join(" ", words));
    }
  }

  private void takeRepeat(List<String> words) throws CommandException {
    // Opened even if it is wrong, so that its end does not become an error of its own.
    int count = words.size() == 2 ? count(words.get(1)) : 0;
    int depth = parts.size();
    parts.push(new Part(line, count == 0 ? 1 : count));
    if (count == 0) {
      throw new CommandException("how often is not understood; " + COUNTS);
    }
    if (depth > DEPTH_MAX) {
      throw new CommandException("too many repeats within repeats; allowed: " + DEPTH_MAX);
    }
  }

  /** How often to repeat; 0 when that is not understood. */
  private static int count(String word) {
    if (word.equals("forever")) {
      return Script.FOREVER;
    }
    int count = 0;
    for (int i = 0; i < word.length(); i++) {
      int digit = Character.digit(word.charAt(i), 10);
      if (digit < 0 || count > ROUNDS_MAX) {
        return 0;
      }
      count = count * 10 + digit;
    }
    return count > ROUNDS_MAX ? 0 : count;
  }

  private void takeEnd(List<String> words) throws CommandException {
    demandWords(words, 1, "end");
    if (parts.size() == 1) {
      throw new CommandException("no repeat is open here");
    }
    Part done = parts.pop();
    Part outer = parts.peek();
    outer.body.add(new Script.Repeat(done.count, List.copyOf(done.body)));
    if (done.count == Script.FOREVER) {
      outer.endless = true;
      if (done.timeMs == 0 && !done.endless) {
        throw new CommandException(
            "what repeats forever must take time; allowed: a wait or an at within it");
      }
    } else {
      outer.endless = done.endless;
      addTime(outer, done.timeMs * done.count);
    }
  }

  private static void addTime(Part part, long timeMs) throws CommandException {
    part.timeMs += timeMs;
    if (part.timeMs > Measure.TIME_MS_MAX) {
      part.timeMs = Measure.TIME_MS_MAX;
      throw new CommandException("the script takes too long; allowed: 744h");
    }
  }
}
