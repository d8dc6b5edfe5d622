/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A run of a world, before it runs. After the time of faults comes a time of calm, in which
 * everything must come to rest.
 *
 * @param seed decides all chance that is left
 * @param tls whether the programs speak TLS; if not, channels that cost little
 * @param faultsMs length of the time of faults in milliseconds
 * @param amplifiers what happens more often than it would
 * @param servers the servers' names
 * @param boards the boards
 * @param targets the targets of all boards, in the order of their configuration
 * @param dm what there is of OMA DM
 * @param settings further lines of the configuration of all boards
 * @param actions what is done during the time of faults; of those of one moment the first goes
 *     first
 */
public record Scenario(
    long seed,
    boolean tls,
    long faultsMs,
    List<Amplifier> amplifiers,
    List<String> servers,
    List<BoardSpec> boards,
    List<TargetSpec> targets,
    DmSpec dm,
    List<Setting> settings,
    List<Action> actions) {

  /** Makes all lists unchangeable. */
  public Scenario {
    amplifiers = List.copyOf(amplifiers);
    servers = List.copyOf(servers);
    boards = List.copyOf(boards);
    targets = List.copyOf(targets);
    settings = List.copyOf(settings);
    actions = List.copyOf(actions);
  }

  /** The same with other actions. */
  public Scenario withActions(List<Action> others) {
    return new Scenario(
        seed, tls, faultsMs, amplifiers, servers, boards, targets, dm, settings, others);
  }

  /** The same with other lines of configuration. */
  public Scenario withSettings(List<Setting> others) {
    return new Scenario(
        seed, tls, faultsMs, amplifiers, servers, boards, targets, dm, others, actions);
  }

  /** The same with other amplifiers. */
  public Scenario withAmplifiers(List<Amplifier> others) {
    return new Scenario(
        seed, tls, faultsMs, others, servers, boards, targets, dm, settings, actions);
  }

  /** The same with another time of faults. */
  public Scenario withFaultsMs(long timeMs) {
    return new Scenario(
        seed, tls, timeMs, amplifiers, servers, boards, targets, dm, settings, actions);
  }

  /** The same, with TLS or without. */
  public Scenario withTls(boolean isTls) {
    return new Scenario(
        seed, isTls, faultsMs, amplifiers, servers, boards, targets, dm, settings, actions);
  }

  /** The same without a board, and without all that names it. */
  public Scenario withoutBoard(String name) {
    return withDm(dm.withoutBoard(name))
        .filtered(
            server -> true,
            board -> !board.name().equals(name),
            target -> !target.board().equals(name),
            setting -> !setting.board().equals(name),
            action -> !action.arguments().contains(name));
  }

  /** The same without a DM server, and without all that names it. */
  public Scenario withoutDmServer(String name) {
    Scenario rest = this;
    for (AccountSpec account : dm.accounts()) {
      rest = account.server().equals(name) ? rest.withoutAccount(account) : rest;
    }
    return rest.withDm(rest.dm.withoutServer(name))
        .filtered(
            server -> true,
            board -> true,
            target -> true,
            setting -> true,
            action -> !action.arguments().contains(name));
  }

  /** The same without an account and its lines of configuration. */
  public Scenario withoutAccount(AccountSpec removed) {
    String prefix = "dm.server." + removed.server() + ".";
    return withDm(dm.withoutAccount(removed))
        .filtered(
            server -> true,
            board -> true,
            target -> true,
            setting ->
                !setting.board().equals(removed.board()) || !setting.key().startsWith(prefix),
            action -> true);
  }

  private Scenario withDm(DmSpec other) {
    return new Scenario(
        seed, tls, faultsMs, amplifiers, servers, boards, targets, other, settings, actions);
  }

  /** The same without a server, and without all that names it. */
  public Scenario withoutServer(String name) {
    Scenario rest = this;
    for (TargetSpec target : targets) {
      rest = target.server().equals(name) ? rest.withoutTarget(target) : rest;
    }
    return rest.filtered(
        server -> !server.equals(name),
        board -> true,
        target -> true,
        setting -> true,
        action -> !action.arguments().contains(name));
  }

  /** The same without a target and its lines of configuration. */
  public Scenario withoutTarget(TargetSpec removed) {
    String prefix = "target." + removed.name() + ".";
    return filtered(
        server -> true,
        board -> true,
        target -> !target.equals(removed),
        setting -> !setting.board().equals(removed.board()) || !setting.key().startsWith(prefix),
        action -> true);
  }

  private Scenario filtered(
      Predicate<String> keepServer,
      Predicate<BoardSpec> keepBoard,
      Predicate<TargetSpec> keepTarget,
      Predicate<Setting> keepSetting,
      Predicate<Action> keepAction) {
    return new Scenario(
        seed,
        tls,
        faultsMs,
        amplifiers,
        kept(servers, keepServer),
        kept(boards, keepBoard),
        kept(targets, keepTarget),
        dm,
        kept(settings, keepSetting),
        kept(actions, keepAction));
  }

  private static <T> List<T> kept(List<T> all, Predicate<T> keep) {
    List<T> some = new ArrayList<>(all);
    some.removeIf(keep.negate());
    return some;
  }

  /** Whether a manager sets rows of a board. */
  public boolean isManaged(String board) {
    return actions.stream()
        .anyMatch(action -> action.verb() == Verb.ROWS && action.word(0).equals(board));
  }

  /** The targets of one board, in their order. */
  public List<TargetSpec> targetsOf(String board) {
    return kept(targets, target -> target.board().equals(board));
  }
}
