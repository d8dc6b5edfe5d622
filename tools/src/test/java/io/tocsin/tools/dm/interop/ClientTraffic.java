/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.dmserver.session.DmListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages that a board has sent, as its server saw them, and the rules that hold for each of
 * them whatever the session is about. The server's own list of violations has those for which it
 * must know what it asked.
 */
final class ClientTraffic implements DmListener {

  private static final Set<String> ALLOWED = Set.of("Status", "Results", "Alert", "Replace");

  private final List<String> messages = new ArrayList<>();

  @Override
  public synchronized void happened(DmEvent event) {
    if (event.type().equals("trace") && event.fields().get("direction").equals("received")) {
      messages.add(event.fields().get("message"));
    }
  }

  /** Takes the messages since the last call. */
  synchronized List<Element> take() {
    List<Element> bodies = new ArrayList<>();
    for (String message : messages) {
      try {
        bodies.add(Codec.parseXml(message).child("SyncBody"));
      } catch (MalformedMessageException e) {
        throw new AssertionError(message, e);
      }
    }
    messages.clear();
    return bodies;
  }

  /** Whether a status of a command was sent. */
  static boolean hasStatus(List<Element> bodies, String command, String code) {
    return bodies.stream()
        .flatMap(body -> body.children("Status").stream())
        .anyMatch(s -> s.textOf("Cmd").equals(command) && s.textOf("Data").equals(code));
  }

  /** Whether an alert was sent. */
  static boolean hasAlert(List<Element> bodies, String code) {
    return bodies.stream()
        .flatMap(body -> body.children("Alert").stream())
        .anyMatch(alert -> alert.textOf("Data").equals(code));
  }

  /** What is wrong with messages, in words. */
  static List<String> problems(List<Element> bodies) {
    List<String> problems = new ArrayList<>();
    for (Element body : bodies) {
      problemsOf(body, problems);
    }
    return problems;
  }

  private static void problemsOf(Element body, List<String> problems) {
    Set<String> ids = new HashSet<>();
    List<Element> parts = body.children();
    for (int i = 0; i < parts.size(); i++) {
      Element part = parts.get(i);
      if (part.name().equals("Final")) {
        check(i == parts.size() - 1, problems, "something behind Final", body);
        continue;
      }
      // OMA-TS-DM_Protocol §8: a client sends nothing else.
      check(ALLOWED.contains(part.name()), problems, "a command of a server", part);
      String id = part.textOf("CmdID");
      check(!id.isEmpty() && !id.equals("0") && ids.add(id), problems, "a bad CmdID", part);
      if (part.name().equals("Status")) {
        check(isWhole(part), problems, "a Status without what it answers", part);
        check(!part.textOf("Cmd").equals("Results"), problems, "a Status for Results", part);
      } else if (part.name().equals("Results")) {
        check(hasSources(part), problems, "Results that do not say of what", part);
      }
    }
    // OMA-TS-DM_Protocol §8: such a package is not sent.
    boolean isEmpty = parts.stream().allMatch(p -> p.name().equals("Final") || isOfHeader(p));
    check(!isEmpty, problems, "nothing but the Status of the header", body);
  }

  private static boolean isWhole(Element status) {
    return !status.textOf("MsgRef").isEmpty()
        && !status.textOf("CmdRef").isEmpty()
        && !status.textOf("Cmd").isEmpty();
  }

  private static boolean hasSources(Element results) {
    return results.children("Item").stream()
        .noneMatch(item -> item.textOf("Source", "LocURI").isEmpty());
  }

  private static boolean isOfHeader(Element part) {
    return part.name().equals("Status") && part.textOf("CmdRef").equals("0");
  }

  private static void check(boolean isGood, List<String> problems, String what, Element where) {
    if (!isGood) {
      problems.add(what + ": " + where);
    }
  }
}
