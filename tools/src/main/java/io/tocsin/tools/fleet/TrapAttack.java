/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.fault.PlantedBugs;
import io.tocsin.sim.campaign.BuggyWorld;
import io.tocsin.tools.fleet.report.PerSecond;
import io.tocsin.tools.fleet.report.Plot;
import io.tocsin.tools.fleet.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The attack of the change request "Security Considerations for TrapMO": DM servers that are
 * infected, and authentic, try to have the traps of a fleet sent to a victim. All ways are tried in
 * two worlds, with the agent's policy and without it.
 */
final class TrapAttack implements Experiment {

  private static final double LEAST_PLOTTED = 1;
  private static final int SPAN_SECONDS = 20;

  /**
   * What is tried.
   *
   * @param boards how many boards, in all
   * @param seed decides all chance
   * @param seconds how long each world is watched
   */
  record Plan(int boards, long seed, int seconds) {}

  private final Plan plan;
  private List<AttackGroup> withPolicy = List.of();
  private List<AttackGroup> withoutPolicy = List.of();

  TrapAttack(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return "trap-attack";
  }

  @Override
  public void run(Consumer<String> progress) {
    BuggyWorld.prepare();
    progress.accept("trap-attack: policy on");
    withPolicy = BuggyWorld.play(null, this::play);
    progress.accept("trap-attack: policy off");
    withoutPolicy = BuggyWorld.play(PlantedBugs.TRAP_POLICY_OFF, this::play);
  }

  private List<AttackGroup> play() {
    AttackedFleet fleet = new AttackedFleet(plan.seed(), plan.boards(), AttackWay.all());
    fleet.play(plan.seconds());
    return fleet.groups();
  }

  @Override
  public Table table() {
    Table table =
        new Table(
            "way",
            "boards",
            "status, policy on",
            "connections",
            "messages",
            "events told",
            "bytes",
            "status, policy off",
            "connections",
            "messages",
            "events told",
            "bytes");
    for (int i = 0; i < withPolicy.size(); i++) {
      AttackGroup on = withPolicy.get(i);
      List<Object> cells = new ArrayList<>(List.of(on.way().name(), on.boards()));
      for (AttackGroup group : List.of(on, withoutPolicy.get(i))) {
        cells.addAll(
            List.of(
                statuses(group),
                count(group.connections()),
                count(group.messages()),
                count(group.alerts()),
                count(group.bytes().sum())));
      }
      table.row(cells.toArray());
    }
    return table;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String statuses(AttackGroup group) {
    Map<String, Integer> statuses = group.statuses();
    return statuses.isEmpty()
        ? "-"
        : statuses.entrySet().stream()
            .map(
                entry ->
                    entry.getValue() == group.boards()
                        ? entry.getKey()
                        : entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
  }

  @Override
  public Table series() {
    Table table = new Table("way", "policy", "second", "bytes at the victim");
    addTo(table, withPolicy, "on");
    addTo(table, withoutPolicy, "off");
    return table;
  }

  private void addTo(Table table, List<AttackGroup> groups, String policy) {
    for (AttackGroup group : groups) {
      for (int second = 0; second < plan.seconds(); second++) {
        if (group.bytes().at(second) > 0) {
          table.row(group.way().name(), policy, second, group.bytes().at(second));
        }
      }
    }
  }

  @Override
  public Plot[] plots() {
    Plot plot =
        new Plot(
                String.format(
                    Locale.ROOT,
                    "Infected DM servers and %,d boards: what the victim gets",
                    plan.boards()),
                "time, s (means of " + SPAN_SECONDS + " s)",
                "bytes at the victim, 1/s")
            .logarithmic(LEAST_PLOTTED);
    add(plot, "all ways of DM and HTTP, policy off", withoutPolicy, false);
    add(plot, "the same, policy on", withPolicy, false);
    add(plot, "name moved, policy off", withoutPolicy, true);
    add(plot, "name moved, policy on", withPolicy, true);
    return new Plot[] {plot};
  }

  /** The sum of all ways of DM and HTTP, or that of DNS, which is not the policy's business. */
  private void add(Plot plot, String name, List<AttackGroup> groups, boolean isName) {
    int spans = Math.max(1, plan.seconds() / SPAN_SECONDS);
    double[] sums = new double[spans];
    for (AttackGroup group : groups) {
      if (isName == (group.way().conduct() == AttackWay.Conduct.NAME)) {
        double[] means = group.bytes().means(SPAN_SECONDS, spans);
        Arrays.setAll(sums, span -> sums[span] + means[span]);
      }
    }
    Arrays.setAll(sums, span -> Math.max(LEAST_PLOTTED, sums[span]));
    plot.line(name, PerSecond.middles(SPAN_SECONDS, spans), sums);
  }
}
