/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

/**
 * The kinds of traps that this device has, and the one table of what is sensitive.
 *
 * <p>The change request counts configuration changes, message usage and location among what must
 * not leave the device but inside of TLS. Where a trap tells of one of these, or lets somebody
 * conclude it, it is sensitive:
 *
 * <table>
 * <caption>Privacy classes</caption>
 * <tr><th>trap</th><th>sensitive</th><th>because</th></tr>
 * <tr><td>line</td><td>yes</td><td>a door or a switch tells where people are</td></tr>
 * <tr><td>high, low</td><td>no</td><td>a temperature, a voltage, a filling level</td></tr>
 * <tr><td>link</td><td>no</td><td>whoever talks with the device sees when it is cut off</td></tr>
 * <tr><td>start</td><td>no</td><td>tells that the device is there, as any session does</td></tr>
 * <tr><td>authentication</td><td>yes</td><td>tells of messages of others</td></tr>
 * <tr><td>certificate</td><td>yes</td><td>tells of the configuration of other servers</td></tr>
 * <tr><td>lost</td><td>yes</td><td>tells how many messages there were</td></tr>
 * <tr><td>journal</td><td>no</td><td>the state of a memory chip</td></tr>
 * <tr><td>identity</td><td>no</td><td>whoever connects sees the certificate</td></tr>
 * <tr><td>test</td><td>no</td><td>tells that nothing has happened</td></tr>
 * </table>
 */
public enum TrapKind {
  /** An input line; active when the line is. */
  LINE("line", true, true),
  /** The high threshold of a sensor; active from crossing to clearing. */
  HIGH("high", false, true),
  /** The low threshold of a sensor; active from crossing to clearing. */
  LOW("low", false, true),
  /** A network interface; active from going down to coming up. */
  LINK("link", false, true),
  /** The agent has started. Starts nothing itself: what it started might end in a start. */
  START("start", false, false),
  /** A message that was not authentic. */
  AUTHENTICATION("authentication", true, true),
  /** The certificate of a server is unknown or not valid. */
  CERTIFICATE("certificate", true, true),
  /** Events were lost that were for the server that is told. */
  LOST("lost", true, true),
  /** Events do not survive a power cut; active until they do again. */
  JOURNAL("journal", false, true),
  /** The device's own certificate is near its end. */
  IDENTITY("identity", false, true),
  /** Somebody tries out how events travel. Starts nothing, because nothing has happened. */
  TEST("test", false, false);

  private final String text;
  private final boolean isSensitive;
  private final boolean mayBeInward;

  TrapKind(String text, boolean isSensitive, boolean mayBeInward) {
    this.text = text;
    this.isSensitive = isSensitive;
    this.mayBeInward = mayBeInward;
  }

  /** The kind in names of nodes and in TrapIDs. */
  String text() {
    return text;
  }

  /** Whether alerts of this kind are for sessions inside of TLS alone. */
  public boolean isSensitive() {
    return isSensitive;
  }

  /** Whether a trap of this kind may have nodes of the device executed. */
  boolean mayBeInward() {
    return mayBeInward;
  }

  /** Whether a trap of this kind has a line, sensor or link, whose name is part of its own. */
  boolean hasSubject() {
    return this == LINE || this == LINK || isThreshold();
  }

  /** Whether a trap of this kind has thresholds. */
  boolean isThreshold() {
    return this == HIGH || this == LOW;
  }
}
