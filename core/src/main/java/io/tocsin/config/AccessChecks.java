/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.text.Utf8;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the certificate map, the views and the groups. */
final class AccessChecks {

  private static final String PREFIX = Configuration.TSM_PREFIX;

  private static final String PREFIX_ADVICE =
      "with tsm.prefix = true security names start with " + PREFIX;

  private final Values values;
  private final Problems problems;
  private final boolean prefixed;

  AccessChecks(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
    this.prefixed = values.flag(ConfigurationKeys.TSM_PREFIX, null);
  }

  void check() {
    checkMap();
    checkViews();
    checkGroups();
  }

  private void checkMap() {
    Map<String, String> seen = new HashMap<>();
    for (String number : values.names(ConfigurationSection.MAP)) {
      if (values.isGood(ConfigurationKeys.MAP_TYPE, number)) {
        checkMapName(number);
        checkMapRepetition(number, seen);
      }
    }
  }

  private void checkMapName(String number) {
    boolean specified =
        values.integer(ConfigurationKeys.MAP_TYPE, number) + 1 == CertificateMapSettings.SPECIFIED;
    boolean present = values.isPresent(ConfigurationKeys.MAP_NAME, number);
    if (specified && !present) {
      problems.error(CrossChecks.missing(values, ConfigurationKeys.MAP_NAME, number));
    }
    if (!specified && present) {
      problems.error(
          values.error(
              ConfigurationKeys.MAP_NAME,
              number,
              "only type specified has a name here; with the others the certificate gives it",
              null));
    }
    if (specified && prefixed && values.isGood(ConfigurationKeys.MAP_NAME, number)) {
      int octetsMax = Limits.SECURITY_NAME_OCTETS_MAX - PREFIX.length();
      if (Utf8.length(values.text(ConfigurationKeys.MAP_NAME, number)) > octetsMax) {
        problems.error(
            values.error(
                ConfigurationKeys.MAP_NAME,
                number,
                "too long for tsm.prefix = true, which adds " + PREFIX,
                "1 to " + octetsMax + " octets"));
      }
    }
  }

  /** The first entry with a fingerprint that gives a name decides, so a second alike is in vain. */
  private void checkMapRepetition(String number, Map<String, String> seen) {
    if (!values.isGood(ConfigurationKeys.MAP_FINGERPRINT, number)) {
      return;
    }
    String entry =
        values.integer(ConfigurationKeys.MAP_TYPE, number)
            + values.fingerprint(ConfigurationKeys.MAP_FINGERPRINT, number).toString();
    String first = seen.get(entry);
    if (first == null) {
      seen.put(entry, number);
    } else {
      problems.warning(
          values.error(
              ConfigurationKeys.MAP_FINGERPRINT,
              number,
              "never reached: map." + first + " has the same fingerprint and type",
              null));
    }
  }

  private void checkViews() {
    for (String name : values.names(ConfigurationSection.VIEWS)) {
      Set<Object> included = new HashSet<>();
      for (ViewSubtree family : values.subtrees(ConfigurationKeys.VIEW_INCLUDE, name)) {
        included.add(family.subtree());
      }
      for (ViewSubtree family : values.subtrees(ConfigurationKeys.VIEW_EXCLUDE, name)) {
        if (included.contains(family.subtree())) {
          problems.error(
              values.error(
                  ConfigurationKeys.VIEW_EXCLUDE,
                  name,
                  family.subtree()
                      + " is included in line "
                      + values.line(ConfigurationKeys.VIEW_INCLUDE, name)
                      + " and excluded here",
                  null));
        }
      }
    }
  }

  private void checkGroups() {
    Map<String, String> groupOf = new HashMap<>();
    for (String name : values.names(ConfigurationSection.GROUPS)) {
      checkView(ConfigurationKeys.GROUP_READ, name);
      checkView(ConfigurationKeys.GROUP_WRITE, name);
      checkView(ConfigurationKeys.GROUP_NOTIFY, name);
      checkMembers(name, groupOf);
      if (!isForDefaultContext(values, name)) {
        problems.warning(
            values.error(
                ConfigurationKeys.GROUP_CONTEXT,
                name,
                "the members may do nothing and are told nothing: all objects and notifications"
                    + " are in the default context, whose name is empty",
                null));
      }
      if (!values.isPresent(ConfigurationKeys.GROUP_READ, name)
          && !values.isPresent(ConfigurationKeys.GROUP_WRITE, name)
          && !values.isPresent(ConfigurationKeys.GROUP_NOTIFY, name)) {
        problems.warning(
            values.error(
                ConfigurationKeys.GROUP_MEMBERS,
                name,
                "the members may do nothing; name a view in group." + name + ".read",
                null));
      }
    }
  }

  /**
   * Whether a group holds for the default context. Its name is empty, so neither all of another
   * name nor the beginning of one fits it (RFC 3415 §4, vacmAccessContextMatch).
   */
  static boolean isForDefaultContext(Values values, String group) {
    return values.isWrong(ConfigurationKeys.GROUP_CONTEXT, group)
        || values.text(ConfigurationKeys.GROUP_CONTEXT, group).isEmpty();
  }

  private void checkView(ConfigurationKey key, String group) {
    if (!values.isGood(key, group)) {
      return;
    }
    String view = values.text(key, group);
    if (values.hasEntry(ConfigurationSection.VIEWS, view)) {
      return;
    }
    String problem = "there is no view." + view + ".include";
    if (!problems.isFull()) {
      Suggestion suggestion = new Suggestion(view);
      List<String> views = values.names(ConfigurationSection.VIEWS);
      for (int i = 0; i < views.size() && i < Limit.VIEWS.max(); i++) {
        suggestion.offer(views.get(i));
      }
      if (suggestion.nearest() != null) {
        problem += "; did you mean " + suggestion.nearest() + '?';
      }
    }
    problems.error(values.error(key, group, problem, null));
  }

  /** vacmSecurityToGroupTable has one group for each name (RFC 3415 §4). */
  private void checkMembers(String group, Map<String, String> groupOf) {
    boolean told = false;
    for (String member : values.list(ConfigurationKeys.GROUP_MEMBERS, group)) {
      String other = groupOf.get(member);
      if (other == null) {
        groupOf.put(member, group);
      } else {
        problems.error(
            values.error(
                ConfigurationKeys.GROUP_MEMBERS,
                group,
                ConfigurationError.printable(member)
                    + " is in group."
                    + other
                    + " already, line "
                    + values.line(ConfigurationKeys.GROUP_MEMBERS, other),
                "each name in one group"));
      }
      if (prefixed && !member.startsWith(PREFIX) && !told) {
        told = true;
        problems.warning(
            values.error(
                ConfigurationKeys.GROUP_MEMBERS,
                group,
                "nobody has the name "
                    + ConfigurationError.printable(member)
                    + "; "
                    + PREFIX_ADVICE,
                null));
      }
    }
  }
}
