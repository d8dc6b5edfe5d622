/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.tools.manager.CommandGenerator;
import io.tocsin.tools.manager.ManagerSettings;
import io.tocsin.tools.manager.Response;
import io.tocsin.tools.manager.VariableText;
import io.tocsin.tools.manager.Walk;
import io.tocsin.tools.names.NameTable;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import io.tocsin.tools.values.ValueParser;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The manager of the demo; each task has a session of its own. */
final class DemoManager {

  private static final int REPETITIONS = 20;
  private static final long RETRY_PAUSE_MS = 100;

  private final NameTable names = NameTable.shipped();
  private final Identity identity;
  private final TlsTarget target;
  private final Screen screen;

  DemoManager(Identity identity, int port, Screen screen) {
    this.identity = identity;
    this.target = new TlsTarget("127.0.0.1", port, null, null, SecurityName.of("agent"));
    this.screen = screen;
  }

  /** Something to do with an open session. */
  @FunctionalInterface
  private interface Task<T> {
    T run(CommandGenerator agent) throws IOException;
  }

  private <T> T with(Task<T> task) throws IOException {
    try (CommandGenerator agent =
        new CommandGenerator(
            identity,
            Station.TLS_VERSIONS,
            target,
            ManagerSettings.DEFAULT,
            new ScreenLog(screen))) {
      agent.open();
      return task.run(agent);
    }
  }

  /**
   * Waits until the agent answers.
   *
   * @param board its process
   * @param timeMsMax how long to wait
   * @throws IOException when it does not, or its process has ended
   */
  void awaitAgent(AgentProcess board, long timeMsMax) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + timeMsMax * 1_000_000;
    while (true) {
      try {
        String protocol = with(CommandGenerator::protocol);
        screen.manager("session with " + target + ", " + protocol);
        return;
      } catch (IOException e) {
        if (!board.isAlive()) {
          throw new IOException("The board's process ended; see its lines above.", e);
        }
        if (System.nanoTime() > deadlineNs) {
          throw e;
        }
      }
      Thread.sleep(RETRY_PAUSE_MS);
    }
  }

  /** Shows all below a name. */
  void walk(String name) throws IOException {
    Oid root = parse(name);
    int count =
        with(
            agent ->
                new Walk(agent, REPETITIONS)
                    .below(root, variable -> screen.manager(VariableText.line(names, variable))));
    screen.manager(count + " variables below " + name);
  }

  /** Shows variables. */
  void get(List<String> words) throws IOException {
    List<Oid> oids = new ArrayList<>();
    for (String word : words) {
      oids.add(parse(word));
    }
    show(with(agent -> agent.get(oids)));
  }

  /**
   * Sets variables, all of them or none.
   *
   * @param words name, type and value of each
   */
  void set(List<String> words) throws IOException {
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i + 2 < words.size(); i += 3) {
      Oid oid = parse(words.get(i));
      variables.add(
          new Variable(
              oid, ValueParser.parse(names, names.find(oid), words.get(i + 1), words.get(i + 2))));
    }
    show(with(agent -> agent.set(variables)));
  }

  private void show(Response response) {
    if (response.errorStatus() != ErrorStatus.NO_ERROR) {
      screen.manager("the agent answered " + response.errorName());
      return;
    }
    response.variables().forEach(variable -> screen.manager(VariableText.line(names, variable)));
  }

  private Oid parse(String name) {
    Oid oid = names.parse(name);
    if (oid == null) {
      throw new IllegalArgumentException("'" + name + "' is no name that is known");
    }
    return oid;
  }

  /** The agent's counts of its targets. */
  List<TargetCounts> targets() throws IOException {
    return with(TargetCounts::read);
  }
}
