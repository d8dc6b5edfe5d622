/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** A chapter of the configuration, in the order of sample and reference. */
enum ConfigurationSection {
  AGENT("Agent", null, null, "What the agent as a program does."),
  ENGINE(
      "SNMP engine",
      null,
      null,
      "How the engine names itself (RFC 3411). The name is kept in the state directory and stays"
          + " the same for ever on this board, unless engine.id says otherwise."),
  SYSTEM(
      "System group",
      null,
      null,
      "What the board says of itself (RFC 3418), until a manager sets something else."),
  TLS(
      "Identity and trust",
      null,
      null,
      "Who the board is and whom it trusts. Names of files start at the folder of the"
          + " configuration file."),
  LISTENERS("Listeners", "listen", null, "Where managers may connect, one NAME per address."),
  MAP(
      "Certificate map",
      "map",
      "N",
      "Which security name a manager has by its certificate (RFC 6353 section 5.3.2). Entries are"
          + " tried by ascending N; the first that gives a name decides. A manager without a name"
          + " is not served."),
  VIEWS("Views", "view", null, "Parts of the managed objects, to be named by groups (RFC 3415)."),
  GROUPS(
      "Groups",
      "group",
      null,
      "What the members of a group may read, write and be told of (RFC 3415). Who is in no group"
          + " may do nothing."),
  TARGETS("Targets", "target", null, "Who is told of events, one NAME per receiver (RFC 3413)."),
  OUTBOX(
      "Outbox",
      null,
      null,
      "What waits for receivers that cannot be reached, by severity. Each event is kept once for all"
          + " receivers, so that a slow one takes nothing from another; nor does a storm of events of"
          + " one severity take anything from those of another."),
  JOURNAL(
      "Journal",
      null,
      null,
      "What survives a restart and a power cut: events that some receiver still waits for, and what"
          + " became of the others. They are in the file journal of state.directory."),
  SENSORS(
      "Sensors",
      "sensor",
      null,
      "When a sensor of the board raises an alarm; NAME is the board's name of it. All numbers are"
          + " in the sensor's unit. With sensor.NAME.file it is a sensor of your own, whose value"
          + " stands in a file of the board, such as one of a driver below /sys; NAME is then a name"
          + " that the board does not have. It is unavailable while the file is missing or cannot be"
          + " read, and faulty while there is no number in it or it does not answer."),
  LINES(
      "Lines",
      "line",
      null,
      "Which changes of a line of the board are reported; NAME is the board's name of it. Lines"
          + " without an entry report every change. With line.NAME.chip it is a line of a GPIO chip of"
          + " the board, and NAME is a name of your choice. It is unavailable while it is not there, or"
          + " somebody else has it, and is tried again. The simulated board has no GPIO chips: there,"
          + " NAME is always one of its lines."),
  LINKS(
      "Links",
      "link",
      null,
      "Which changes of a network interface of the board are reported (RFC 2863 linkDown and"
          + " linkUp); NAME is the board's name of it. Interfaces without an entry report every"
          + " change."),
  DM(
      "OMA DM client",
      null,
      null,
      "How the board talks with DM servers (OMA DM 1.2). Without an entry dm.server.NAME it talks"
          + " with none, and nothing of this counts."),
  DM_SERVERS(
      "DM servers",
      "dm.server",
      null,
      "The accounts of DM servers, one NAME for each. An account is put into ./DMAcc of the"
          + " management tree when it is new here or when something of its entry has changed, and"
          + " taken out of it when the entry is gone."),
  LIMITS(
      "Limits",
      null,
      null,
      "The bounds of the agent. Memory is taken at start by these numbers; N is the number"
          + " itself.");

  private final String title;
  private final String family;
  private final String placeholder;
  private final String introduction;

  ConfigurationSection(String title, String family, String placeholder, String introduction) {
    this.title = title;
    this.family = family;
    this.placeholder = family == null || placeholder != null ? placeholder : "NAME";
    this.introduction = introduction;
  }

  /** Heading. */
  String title() {
    return title;
  }

  /** First part of the keys that have a NAME or N here; null when none has. */
  String family() {
    return family;
  }

  /** {@code NAME}, {@code N}, or null when no key here has one. */
  String placeholder() {
    return placeholder;
  }

  /** What all keys here have in common, in sentences. */
  String introduction() {
    return introduction;
  }

  /** Whether the entries are numbered, not named. */
  boolean isNumbered() {
    return "N".equals(placeholder);
  }
}
