/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads scripts; one is for one text. */
final class ScriptParser {

  private static final int WAIT_ROUNDS_DEFAULT = 10;

  private final TrapNames names;
  private final List<Step> every = new ArrayList<>();
  private final Map<Integer, List<Step>> bySession = new HashMap<>();
  private List<Step> steps = every;
  private Block block;

  /** Atomic or Sequence while it is open. */
  private static final class Block {
    private final String name;
    private final Block outer;
    private final List<Step.Command> commands = new ArrayList<>();

    Block(String name, Block outer) {
      this.name = name;
      this.outer = outer;
    }
  }

  ScriptParser(TrapNames names) {
    this.names = names;
  }

  Script parse(String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        line(line.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    if (block != null) {
      throw new IllegalArgumentException(
          "line " + number + ": '" + block.name + " {' is not closed");
    }
    return new Script(every, bySession);
  }

  private void line(String line) {
    // XML has quotation marks and white space of its own.
    if (line.startsWith("raw ")) {
      raw(line);
      return;
    }
    Words words = new Words(line);
    if (words.isEmpty()) {
      return;
    }
    String verb = words.text("a command");
    switch (verb) {
      case "on" -> section(words);
      case "next" -> step(words, new Step.Next());
      case "more" -> step(words, new Step.More());
      case "end" -> step(words, new Step.End());
      case "abort" -> step(words, new Step.Abort());
      case "wait-alert" -> waitAlert(words);
      case "atomic" -> open(words, "Atomic");
      case "sequence" -> open(words, "Sequence");
      case "}" -> close(words, line);
      case "get" -> several(line, words, "Get");
      case "delete" -> several(line, words, "Delete");
      case "add" -> add(one(line, "Add", value(words), words));
      case "replace" -> add(one(line, "Replace", value(words), words));
      case "exec" -> exec(line, words);
      case "copy" -> copy(line, words);
      case "alert" -> alert(line, words);
      case "register" -> register(line, words);
      case "unregister" -> unregister(line, words);
      default -> throw new IllegalArgumentException("'" + verb + "' is no command");
    }
  }

  private void section(Words words) {
    if (block != null) {
      throw new IllegalArgumentException("'on' within '" + block.name + "'");
    }
    if (words.take("every")) {
      steps = every;
    } else {
      if (!words.take("session")) {
        throw new IllegalArgumentException("'on session NUMBER' or 'on every'");
      }
      steps = bySession.computeIfAbsent(words.number("the session"), n -> new ArrayList<>());
    }
    words.end();
  }

  private void step(Words words, Step step) {
    words.end();
    if (block != null) {
      throw new IllegalArgumentException("this cannot stand within '" + block.name + "'");
    }
    steps.add(step);
  }

  private void waitAlert(Words words) {
    String type = words.text("the type of the alert");
    int rounds = words.hasNext() ? words.number("the rounds") : WAIT_ROUNDS_DEFAULT;
    step(words, new Step.WaitAlert(type, rounds));
  }

  private void open(Words words, String name) {
    if (!words.take("{")) {
      throw new IllegalArgumentException("'{' is missing");
    }
    words.end();
    block = new Block(name, block);
  }

  private void close(Words words, String line) {
    if (block == null) {
      throw new IllegalArgumentException("'}' closes nothing");
    }
    Block closed = block;
    Expectation expected = expectation(words);
    block = closed.outer;
    String text = closed.name.toLowerCase(java.util.Locale.ROOT) + " {" + line;
    add(new Step.Command(text, closed.name, List.of(), closed.commands, 0, "", expected, null));
  }

  private void add(Step.Command command) {
    if (block == null) {
      steps.add(command);
    } else {
      block.commands.add(command);
    }
  }

  private void several(String line, Words words, String name) {
    List<Target> targets = new ArrayList<>();
    do {
      targets.add(Target.of(words.text("a URI")));
    } while (words.hasNext() && !words.nextIs("->"));
    add(Step.Command.of(line, name, targets, expectation(words)));
  }

  private static Target value(Words words) {
    String uri = words.text("a URI");
    return Target.of(uri, ValueWords.value(words));
  }

  private static Step.Command one(String line, String name, Target target, Words words) {
    return Step.Command.of(line, name, List.of(target), expectation(words));
  }

  private void exec(String line, Words words) {
    String uri = words.text("a URI");
    boolean hasValue = words.hasNext() && !words.nextIs("->") && !words.nextIs("correlator");
    Value value = hasValue ? ValueWords.value(words) : null;
    String correlator = words.take("correlator") ? words.text("the correlator") : "";
    add(
        new Step.Command(
            line,
            "Exec",
            List.of(Target.of(uri, value)),
            List.of(),
            0,
            correlator,
            expectation(words),
            null));
  }

  private void copy(String line, Words words) {
    String source = words.text("the source");
    Target target = new Target(words.text("the target"), source, null);
    add(one(line, "Copy", target, words));
  }

  private void alert(String line, Words words) {
    int code = words.number("the code");
    List<Target> items = new ArrayList<>();
    while (words.hasNext() && !words.nextIs("->")) {
      items.add(Target.of("", Value.text("", words.text("data"))));
    }
    add(new Step.Command(line, "Alert", items, List.of(), code, "", expectation(words), null));
  }

  private void register(String line, Words words) {
    String trap = words.text("the URI of the trap");
    String node = words.take("as") ? words.text("the node") : "";
    String server = words.take("for") ? words.text("the server") : names.serverId();
    Expectation expected = expectation(words);
    String name = node.isEmpty() ? TrapNames.node(server) : node;
    for (Target target : names.registration(trap, name, server)) {
      add(Step.Command.of(line + " [" + target.uri() + "]", "Add", List.of(target), expected));
    }
  }

  private void unregister(String line, Words words) {
    String trap = words.text("the URI of the trap");
    String node = words.take("as") ? words.text("the node") : TrapNames.node(names.serverId());
    add(one(line, "Delete", Target.of(names.entry(trap, node)), words));
  }

  private void raw(String line) {
    int arrow = line.lastIndexOf("->");
    boolean hasArrow = arrow > line.lastIndexOf("</");
    String xml = line.substring("raw ".length(), hasArrow ? arrow : line.length());
    try {
      var element = Codec.parseXml(xml);
      Expectation expected =
          hasArrow ? expectation(new Words(line.substring(arrow))) : Expectation.ANY;
      add(new Step.Command(line, element.name(), List.of(), List.of(), 0, "", expected, element));
    } catch (MalformedMessageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Expectation expectation(Words words) {
    if (!words.hasNext()) {
      return Expectation.ANY;
    }
    if (!words.take("->")) {
      words.end();
    }
    List<Integer> statuses = new ArrayList<>();
    for (String status : words.text("the status").split("[,|]", -1)) {
      if (!status.matches("[1-9][0-9]{2}")) {
        throw new IllegalArgumentException("'" + status + "' is no status");
      }
      statuses.add(Integer.valueOf(status));
    }
    String value = words.take("=") ? words.text("the value") : null;
    words.end();
    return new Expectation(statuses, value);
  }
}
