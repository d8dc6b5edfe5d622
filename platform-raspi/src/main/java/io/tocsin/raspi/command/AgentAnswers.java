/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.agent.Agent;
import io.tocsin.event.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the agent answers over its control socket.
 *
 * <pre>
 *  status text|json               how the agent is
 *  test SEVERITY text|json        makes a test event; pending while it waits anywhere
 *  fate EVENT text|json           what has become of a test event
 * </pre>
 *
 * <p>Of test events, the last {@value #TESTS_MAX} are known.
 */
final class AgentAnswers implements ControlAnswers {

  /** Most test events that are remembered. */
  static final int TESTS_MAX = 8;

  /** Form of an answer: for people. */
  static final String TEXT = "text";

  /** Form of an answer: one object in one line. */
  static final String JSON = "json";

  private final Agent agent;
  private final StatusReport status;
  private final Deque<TestTrap> tests = new ArrayDeque<>();

  /**
   * Prepares to answer.
   *
   * @param agent the agent
   * @param status tells how it is
   */
  AgentAnswers(Agent agent, StatusReport status) {
    this.agent = agent;
    this.status = status;
  }

  /** Finds out what has become of test events; to be called after each step. */
  void look() {
    for (TestTrap test : tests) {
      test.look();
    }
  }

  @Override
  public String answer(String request, long nowMs) {
    List<String> words = Words.of(request);
    String command = words.isEmpty() ? "" : words.get(0);
    boolean isJson = !words.isEmpty() && words.get(words.size() - 1).equals(JSON);
    if (command.equals("status") && words.size() == 2) {
      String text = isJson ? status.json(nowMs).toString() : status.text(nowMs);
      return ControlServer.OK + '\n' + text;
    }
    if (command.equals("test") && words.size() == 3) {
      return test(words.get(1), isJson, nowMs);
    }
    if (command.equals("fate") && words.size() == 3) {
      return fate(words.get(1), isJson);
    }
    return ControlServer.ERROR + Words.quoted(command) + " is not understood";
  }

  private String test(String severityName, boolean isJson, long nowMs) {
    int severity = severity(severityName);
    if (severity == 0) {
      return ControlServer.ERROR + Words.quoted(severityName) + " is no severity";
    }
    try {
      TestTrap test = new TestTrap(agent, severity, nowMs);
      if (tests.size() == TESTS_MAX) {
        tests.removeFirst();
      }
      tests.add(test);
      return told(test, isJson);
    } catch (IllegalStateException e) {
      return ControlServer.ERROR + e.getMessage();
    }
  }

  /** A constant of {@link Severity}; 0 for none of that name. */
  static int severity(String name) {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      if (Severity.name(severity).equals(name)) {
        return severity;
      }
    }
    return 0;
  }

  private String fate(String id, boolean isJson) {
    for (TestTrap test : tests) {
      if (test.id().equals(id)) {
        return told(test, isJson);
      }
    }
    return ControlServer.ERROR + Words.quoted(id) + " is no test event of late";
  }

  private static String told(TestTrap test, boolean isJson) {
    String verdict = test.isPending() ? ControlServer.PENDING : ControlServer.OK;
    return verdict
        + '\n'
        + (test.isDelivered() ? "delivered " : "undelivered ")
        + test.id()
        + '\n'
        + (isJson ? test.json() : test.text());
  }
}
