/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.fault.FaultSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Reads the lines of a scenario, and collects what is wrong with them. */
final class ScenarioReader {
  private static final int HOSTS_MAX = 200;
  private static final int NAME_LENGTH_MAX = 32;
  private static final String WORDS =
      "allowed: seed, tls, faults, amplify, server, board, target, dm-server, account, set, at";

  private final String file;
  private final StringJoiner problems = new StringJoiner("\n");
  private final List<Amplifier> amplifiers = new ArrayList<>();
  private final HostNames hosts = new HostNames();
  private final List<BoardSpec> boards = new ArrayList<>();
  private final List<DmServerSpec> dmServers = new ArrayList<>();
  private final List<AccountSpec> accounts = new ArrayList<>();
  private final List<TargetSpec> targets = new ArrayList<>();
  private final Set<String> taken = new TreeSet<>();
  private final List<Setting> settings = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private long seed;
  private boolean tls;
  private long faultsMs = -1;

  ScenarioReader(String file) {
    this.file = file;
  }

  /** Takes one line. */
  void take(int number, String line) {
    int comment = line.indexOf('#');
    String content = (comment < 0 ? line : line.substring(0, comment)).strip();
    if (content.isEmpty()) {
      return;
    }
    try {
      takeWords(List.of(content.split("\\s+")), content);
    } catch (ScenarioException e) {
      complain(number, e.getMessage());
    }
  }

  private void complain(int number, String problem) {
    problems.add(file + ":" + number + ": " + problem);
  }

  /** The scenario, if nothing was wrong. */
  Scenario finish(int lastLine) throws ScenarioException {
    if (faultsMs < 0) {
      complain(lastLine, "the scenario has no line: faults TIME");
    }
    if (boards.isEmpty()) {
      complain(lastLine, "the scenario has no board");
    }
    if (problems.length() > 0) {
      throw new ScenarioException(problems.toString());
    }
    return new Scenario(
        seed,
        tls,
        faultsMs,
        amplifiers,
        hosts.servers(),
        boards,
        targets,
        new DmSpec(dmServers, accounts),
        settings,
        actions);
  }

  private void takeWords(List<String> words, String content) throws ScenarioException {
    switch (words.get(0)) {
      case "seed":
        seed = seed(only(words, "seed NUMBER"));
        break;
      case "tls":
        tls = yes(only(words, "tls yes|no"));
        break;
      case "faults":
        faultsMs = Durations.parse(only(words, "faults TIME"));
        break;
      case "amplify":
        takeAmplifier(words);
        break;
      case "server":
        hosts.servers().add(newName(only(words, "server NAME")));
        break;
      case "board":
        takeBoard(words);
        break;
      case "target":
        takeTarget(words);
        break;
      case "dm-server":
        takeDmServer(words);
        break;
      case "account":
        takeAccount(words);
        break;
      case "set":
        takeSetting(words, content);
        break;
      case "at":
        takeAction(words);
        break;
      default:
        throw new ScenarioException("'" + words.get(0) + "' is not known; " + WORDS);
    }
  }

  private static String only(List<String> words, String usage) throws ScenarioException {
    if (words.size() != 2) {
      throw new ScenarioException("allowed: " + usage);
    }
    return words.get(1);
  }

  private static long seed(String word) throws ScenarioException {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new ScenarioException("'" + word + "' is not a seed; allowed: a number of 64 bits");
    }
  }

  private static boolean yes(String word) throws ScenarioException {
    if (!word.equals("yes") && !word.equals("no")) {
      throw new ScenarioException("'" + word + "' is not allowed; allowed: yes, no");
    }
    return word.equals("yes");
  }

  private String newName(String name) throws ScenarioException {
    boolean good = name.length() <= NAME_LENGTH_MAX;
    for (int i = 0; i < name.length() && good; i++) {
      char c = name.charAt(i);
      good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!good) {
      throw new ScenarioException(
          "'" + name + "' is not a name; allowed: 32 lower-case letters, digits and hyphens");
    }
    if (hosts.all().contains(name)) {
      throw new ScenarioException("'" + name + "' stands above already");
    }
    if (hosts.allServers().size() == HOSTS_MAX || boards.size() == HOSTS_MAX) {
      throw new ScenarioException("too many; allowed: " + HOSTS_MAX + " servers, as many boards");
    }
    return name;
  }

  private void takeAmplifier(List<String> words) throws ScenarioException {
    if (words.size() != 3) {
      throw new ScenarioException("allowed: amplify SITE CHANCE");
    }
    if (!FaultSites.ALL.contains(words.get(1))) {
      throw new ScenarioException(
          "'" + words.get(1) + "' is no site; allowed: " + String.join(", ", FaultSites.ALL));
    }
    ArgumentKind.CHANCE.check(words.get(2), hosts);
    amplifiers.add(new Amplifier(words.get(1), Double.parseDouble(words.get(2))));
  }

  private void takeBoard(List<String> words) throws ScenarioException {
    String usage = "board NAME [no-battery] [long-names]";
    if (words.size() < 2) {
      throw new ScenarioException("allowed: " + usage);
    }
    List<String> rest = new ArrayList<>(words.subList(2, words.size()));
    boolean battery = !rest.remove("no-battery");
    boolean longNames = rest.remove("long-names");
    demandNothing(rest, usage);
    String name = newName(words.get(1));
    boards.add(new BoardSpec(name, battery, longNames));
    hosts.boards().add(name);
  }

  private static void demandNothing(List<String> rest, String usage) throws ScenarioException {
    if (!rest.isEmpty()) {
      throw new ScenarioException("'" + rest.get(0) + "' is not allowed; allowed: " + usage);
    }
  }

  private void takeTarget(List<String> words) throws ScenarioException {
    String usage = "target BOARD NAME SERVER inform|trap [pinned] [denied]";
    if (words.size() < 5) {
      throw new ScenarioException("allowed: " + usage);
    }
    ArgumentKind.BOARD.check(words.get(1), hosts);
    ArgumentKind.oneOf(words.get(3), hosts.servers(), "server");
    List<String> rest = new ArrayList<>(words.subList(5, words.size()));
    boolean pinned = rest.remove("pinned");
    boolean denied = rest.remove("denied");
    demandNothing(rest, usage);
    boolean inform = words.get(4).equals("inform");
    if (!inform && !words.get(4).equals("trap")) {
      throw new ScenarioException("'" + words.get(4) + "' is not allowed; allowed: inform, trap");
    }
    String board = words.get(1);
    if (!taken.add(board + " target " + words.get(2))
        || !taken.add(board + " server " + words.get(3))) {
      throw new ScenarioException("the board has a target of that name or server already");
    }
    targets.add(new TargetSpec(board, words.get(2), words.get(3), inform, pinned, !denied));
  }

  private void takeDmServer(List<String> words) throws ScenarioException {
    if (words.size() < 2) {
      throw new ScenarioException("allowed: dm-server NAME [TRAP ...]");
    }
    String name = newName(words.get(1));
    dmServers.add(new DmServerSpec(name, words.subList(2, words.size())));
    hosts.dmServers().add(name);
  }

  private void takeAccount(List<String> words) throws ScenarioException {
    String usage = "account BOARD SERVER basic|digest|hmac [plain] [pinned]";
    if (words.size() < 4) {
      throw new ScenarioException("allowed: " + usage);
    }
    ArgumentKind.BOARD.check(words.get(1), hosts);
    ArgumentKind.DM_SERVER.check(words.get(2), hosts);
    ArgumentKind.oneOf(words.get(3), List.of("basic", "digest", "hmac"), "way to authenticate");
    List<String> rest = new ArrayList<>(words.subList(4, words.size()));
    boolean plain = rest.remove("plain");
    boolean pinned = rest.remove("pinned");
    demandNothing(rest, usage);
    if (!taken.add(words.get(1) + " account " + words.get(2))) {
      throw new ScenarioException("the board has an account for that server already");
    }
    accounts.add(new AccountSpec(words.get(1), words.get(2), words.get(3), plain, pinned));
  }

  private void takeSetting(List<String> words, String content) throws ScenarioException {
    if (words.size() < 4 || !words.get(3).equals("=")) {
      throw new ScenarioException("allowed: set BOARD KEY = VALUE");
    }
    ArgumentKind.BOARD.check(words.get(1), hosts);
    String value = content.substring(content.indexOf('=') + 1).strip();
    settings.add(new Setting(words.get(1), words.get(2), value));
  }

  private void takeAction(List<String> words) throws ScenarioException {
    if (words.size() < 3) {
      throw new ScenarioException("allowed: at TIME VERB ARGUMENTS [for TIME]");
    }
    Verb verb = Verb.of(words.get(2));
    if (verb == null) {
      List<String> all = new ArrayList<>();
      for (Verb known : Verb.values()) {
        all.add(known.word());
      }
      throw new ScenarioException(
          "'" + words.get(2) + "' is not known; allowed: " + String.join(", ", all));
    }
    int argumentsEnd = 3 + verb.kinds().size();
    boolean hasTime = words.size() == argumentsEnd + 2 && words.get(argumentsEnd).equals("for");
    boolean isWhole = hasTime || words.size() == argumentsEnd;
    if (!isWhole
        || (hasTime && verb.lasts() == Verb.Lasts.NEVER)
        || (!hasTime && verb.lasts() == Verb.Lasts.ALWAYS)) {
      throw new ScenarioException("allowed: " + verb.usage());
    }
    List<String> arguments = words.subList(3, argumentsEnd);
    for (int i = 0; i < arguments.size(); i++) {
      verb.kinds().get(i).check(arguments.get(i), hosts);
    }
    long atMs = Durations.parse(words.get(1));
    if (faultsMs >= 0 && atMs > faultsMs) {
      throw new ScenarioException("the time of faults ends at " + Durations.text(faultsMs));
    }
    long forMs = hasTime ? Durations.parse(words.get(argumentsEnd + 1)) : 0;
    if (hasTime && forMs == 0) {
      throw new ScenarioException("no time is no time; allowed: " + verb.usage());
    }
    actions.add(new Action(atMs, verb, arguments, forMs));
  }
}
