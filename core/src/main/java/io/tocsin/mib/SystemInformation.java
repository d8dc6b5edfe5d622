/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** What the operator and the board say of the system, for the system group of SNMPv2-MIB. */
public final class SystemInformation {

  private final String description;
  private final String contact;
  private final String name;
  private final String location;

  /**
   * The four texts. Each becomes a DisplayString: what is not printable ASCII becomes a question
   * mark, and what is longer than 255 characters is cut off.
   *
   * @param description sysDescr: the board, its operating system and the agent, with versions
   * @param contact sysContact, until a manager writes another
   * @param name sysName, until a manager writes another
   * @param location sysLocation, until a manager writes another
   */
  public SystemInformation(String description, String contact, String name, String location) {
    this.description = description;
    this.contact = contact;
    this.name = name;
    this.location = location;
  }

  /** sysDescr. */
  public String description() {
    return description;
  }

  /** Initial sysContact. */
  public String contact() {
    return contact;
  }

  /** Initial sysName. */
  public String name() {
    return name;
  }

  /** Initial sysLocation. */
  public String location() {
    return location;
  }
}
