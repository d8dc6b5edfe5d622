/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.List;

/**
 * A group of security names with its one access entry: {@code group.NAME.*} (RFC 3415,
 * vacmSecurityToGroupTable and vacmAccessTable), for the Transport Security Model.
 */
public final class GroupSettings {

  private final String name;
  private final List<String> members;
  private final int level;
  private final String context;
  private final boolean contextPrefix;
  private final String readView;
  private final String writeView;
  private final String notifyView;

  GroupSettings(Values values, String name) {
    this.name = name;
    this.members = values.list(ConfigurationKeys.GROUP_MEMBERS, name);
    // The choices stand in the order of the constants, which begin at 1.
    this.level = values.integer(ConfigurationKeys.GROUP_LEVEL, name) + 1;
    this.context = values.text(ConfigurationKeys.GROUP_CONTEXT, name);
    this.contextPrefix = values.integer(ConfigurationKeys.GROUP_CONTEXT_MATCH, name) == 1;
    this.readView = values.text(ConfigurationKeys.GROUP_READ, name);
    this.writeView = values.text(ConfigurationKeys.GROUP_WRITE, name);
    this.notifyView = values.text(ConfigurationKeys.GROUP_NOTIFY, name);
  }

  /** NAME of the group. */
  public String name() {
    return name;
  }

  /** The security names, 1 to 32 octets of UTF-8 each; none is in two groups. */
  public List<String> members() {
    return members;
  }

  /** vacmAccessSecurityLevel, the least that is enough: a value of snmp.SecurityLevel. */
  public int level() {
    return level;
  }

  /** vacmAccessContextPrefix: the name of the context or its beginning; may be empty. */
  public String context() {
    return context;
  }

  /**
   * vacmAccessContextMatch: whether {@link #context()} is the beginning (prefix) or all (exact).
   */
  public boolean isContextPrefix() {
    return contextPrefix;
  }

  /** Name of the view that may be read; null for none. */
  public String readView() {
    return readView;
  }

  /** Name of the view that may be written; null for none. */
  public String writeView() {
    return writeView;
  }

  /** Name of the view that notifications may tell of; null for none. */
  public String notifyView() {
    return notifyView;
  }
}
