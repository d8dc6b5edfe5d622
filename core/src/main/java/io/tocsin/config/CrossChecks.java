/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.hal.Log;
import java.util.Arrays;
import java.util.List;

/**
 * Checks what no value shows alone: keys that are missing, bounds on numbers of entries, and, by
 * the classes for the parts, what entries say of each other.
 *
 * <p>A value that was wrong by itself has been told already and leads to no second error.
 */
final class CrossChecks {

  /** localEngineID, which stands for whichever engine is asked (RFC 5343 §3.1). */
  private static final byte[] LOCAL_ENGINE_ID = {(byte) 0x80, 0, 0, 0, 6};

  private final Values values;
  private final Problems problems;
  private final Limits limits;

  CrossChecks(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
    this.limits = values.limits();
  }

  void check() {
    checkMandatory();
    checkCounts();
    checkEngineId();
    checkTrace(ConfigurationKeys.TRACE_SNMP);
    checkTrace(ConfigurationKeys.TRACE_DM);
    new AccessChecks(values, problems).check();
    new ConnectionChecks(values, problems).check();
    new SensorChecks(values, problems).check();
    new LineChecks(values, problems).check();
    new DmChecks(values, problems).check();
  }

  private void checkMandatory() {
    for (ConfigurationKey key : ConfigurationKeys.all()) {
      if (key.isMandatoryInEntry()) {
        for (String name : values.names(key.section())) {
          if (!values.isPresent(key, name)) {
            problems.error(missing(values, key, name));
          }
        }
      }
    }
  }

  /** The error for a key that is not there. */
  static ConfigurationError missing(Values values, ConfigurationKey key, String name) {
    return values.error(key, name, "missing; it is mandatory " + key.mandatory(), key.allowed());
  }

  /**
   * Checks that the shortest wait between two tries is not above the longest one.
   *
   * @param name the entry that has the keys; null for keys that are not of an entry
   */
  static void checkBackoff(
      Values values, Problems problems, ConfigurationKey min, ConfigurationKey max, String name) {
    boolean isGood = !values.isWrong(min, name) && !values.isWrong(max, name);
    if (isGood && values.integer(min, name) > values.integer(max, name)) {
      ConfigurationKey given = values.isPresent(max, name) ? max : min;
      problems.error(
          values.error(
              given,
              name,
              min.with(name)
                  + " of "
                  + values.integer(min, name)
                  + " is above "
                  + max.with(name)
                  + " of "
                  + values.integer(max, name),
              null));
    }
  }

  private void checkCounts() {
    checkEntries(ConfigurationSection.LISTENERS, Limit.LISTENERS);
    checkEntries(ConfigurationSection.MAP, Limit.MAP_ENTRIES);
    checkEntries(ConfigurationSection.VIEWS, Limit.VIEWS);
    checkEntries(ConfigurationSection.GROUPS, Limit.GROUPS);
    checkEntries(ConfigurationSection.TARGETS, Limit.TARGETS);
    checkEntries(ConfigurationSection.SENSORS, Limit.SENSORS);
    checkEntries(ConfigurationSection.LINES, Limit.LINES);
    checkEntries(ConfigurationSection.LINKS, Limit.LINKS);
    checkEntries(ConfigurationSection.DM_SERVERS, Limit.DM_SERVERS);
    checkMembers();
    checkSubtrees();
    checkOutbox();
  }

  /** A trace that log.level leaves out is as good as off, and whoever wants it should know. */
  private void checkTrace(ConfigurationKey key) {
    if (values.integer(key, null) == 1
        && values.integer(ConfigurationKeys.LOG_LEVEL, null) < Log.INFO) {
      problems.warning(
          values.error(key, null, "nothing will be seen of it: log.level leaves out info", null));
    }
  }

  private void checkMembers() {
    long sum = 0;
    for (String name : values.names(ConfigurationSection.GROUPS)) {
      int members = values.list(ConfigurationKeys.GROUP_MEMBERS, name).size();
      sum += members;
      checkSum(ConfigurationKeys.GROUP_MEMBERS, name, members, sum, Limit.GROUP_MEMBERS);
    }
  }

  private void checkSubtrees() {
    long sum = 0;
    for (String name : values.names(ConfigurationSection.VIEWS)) {
      int included = values.subtrees(ConfigurationKeys.VIEW_INCLUDE, name).size();
      sum += included;
      checkSum(ConfigurationKeys.VIEW_INCLUDE, name, included, sum, Limit.VIEW_SUBTREES);
      int excluded = values.subtrees(ConfigurationKeys.VIEW_EXCLUDE, name).size();
      sum += excluded;
      checkSum(ConfigurationKeys.VIEW_EXCLUDE, name, excluded, sum, Limit.VIEW_SUBTREES);
    }
  }

  private void checkOutbox() {
    long sum = 0;
    int max = limits.value(Limit.OUTBOX_EVENTS);
    for (int severity = 1; sum <= max && severity <= Configuration.SEVERITIES; severity++) {
      ConfigurationKey key = ConfigurationKeys.OUTBOX_EVENTS[severity];
      int events = values.integer(key, null);
      sum += events;
      checkSum(key, null, events, sum, Limit.OUTBOX_EVENTS);
    }
    if (sum <= max) {
      checkJournal();
    }
  }

  private void checkJournal() {
    long sum = 0;
    int max = limits.value(Limit.JOURNAL_EVENTS);
    int severity = values.integer(ConfigurationKeys.JOURNAL_SEVERITY, null) + 1;
    for (; sum <= max && severity <= Configuration.SEVERITIES; severity++) {
      ConfigurationKey key = ConfigurationKeys.OUTBOX_EVENTS[severity];
      int events = values.integer(key, null);
      sum += events;
      checkSum(key, null, events, sum, Limit.JOURNAL_EVENTS);
    }
  }

  private void checkEntries(ConfigurationSection section, Limit limit) {
    List<String> names = values.names(section);
    int max = limits.value(limit);
    for (int i = max; i < names.size(); i++) {
      problems.error(
          new ConfigurationError(
              values.fileName(),
              values.firstLine(section, names.get(i)),
              section.family() + '.' + names.get(i),
              null,
              "entry " + (i + 1) + " of its kind; " + limit.key() + " is " + max,
              null));
    }
  }

  private void checkSum(ConfigurationKey key, String name, int added, long sum, Limit limit) {
    int max = limits.value(limit);
    if (added > 0 && sum > max) {
      String problem =
          "with this there are " + sum + ' ' + limit.unit() + "; " + limit.key() + " is " + max;
      problems.error(values.error(key, name, problem, null));
    }
  }

  /** RFC 3411 §5, SnmpEngineID: which of all octet strings are an engine's own. */
  private void checkEngineId() {
    byte[] octets = values.octets(ConfigurationKeys.ENGINE_ID, null);
    if (octets == null) {
      return;
    }
    boolean zeros = true;
    boolean ones = true;
    for (byte octet : octets) {
      zeros &= octet == 0;
      ones &= octet == -1;
    }
    String problem = null;
    if (zeros || ones) {
      problem = "all bits are alike, which RFC 3411 does not allow";
    } else if (octets[0] >= 0 && octets.length != 12) {
      problem = "without the first bit, RFC 3411 asks for 12 octets; start with 80";
    } else if (Arrays.equals(octets, LOCAL_ENGINE_ID)) {
      problem = "this is localEngineID, which RFC 5343 keeps for whichever engine is asked";
    }
    if (problem != null) {
      problems.error(values.error(ConfigurationKeys.ENGINE_ID, null, problem, null));
    }
  }
}
