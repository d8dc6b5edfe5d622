/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.StringJoiner;

/**
 * Scenarios as text, one thing a line, {@code #} starts a comment:
 *
 * <pre>
 * seed 17
 * tls no
 * faults 600s
 * amplify one-event-a-step 0.5
 * server server1
 * board board1 no-battery
 * target board1 t1 server1 inform pinned
 * dm-server dm1 line-door
 * account board1 dm1 digest
 * set board1 outbox.critical.events = 4
 * at 0s link * * loss 0.05
 * at 12.3s partition board1 server1 for 30s
 * </pre>
 */
public final class ScenarioText {
  private ScenarioText() {}

  /** A scenario as text, which {@link #read} makes the same scenario of. */
  public static String write(Scenario scenario) {
    StringJoiner text = new StringJoiner("\n", "", "\n");
    text.add("seed " + scenario.seed());
    text.add("tls " + (scenario.tls() ? "yes" : "no"));
    text.add("faults " + Durations.text(scenario.faultsMs()));
    scenario.amplifiers().forEach(amplifier -> text.add(amplifier.toString()));
    scenario.servers().forEach(server -> text.add("server " + server));
    scenario.boards().forEach(board -> text.add(board.toString()));
    scenario.targets().forEach(target -> text.add(target.toString()));
    scenario.dm().servers().forEach(server -> text.add(server.toString()));
    scenario.dm().accounts().forEach(account -> text.add(account.toString()));
    scenario.settings().forEach(setting -> text.add(setting.toString()));
    scenario.actions().forEach(action -> text.add(action.toString()));
    return text.toString();
  }

  /**
   * Reads a scenario.
   *
   * @param file the file's name, for complaints
   * @param text the content
   * @throws ScenarioException when anything in it cannot be understood; the message has a line for
   *     each problem, with the file's name and the number of the line
   */
  public static Scenario read(String file, String text) throws ScenarioException {
    ScenarioReader reader = new ScenarioReader(file);
    int number = 0;
    for (String line : text.lines().toList()) {
      reader.take(++number, line);
    }
    return reader.finish(number);
  }
}
