/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

/** Is told of what the policy did, for the log, for notifications, and to pass alerts on. */
public interface TrapListener {

  /**
   * A command of a server was refused, or an event was not sent. Told a few times in a minute at
   * most; all of them are counted by {@link TrapPolicy#refusals}.
   *
   * @param rule why
   * @param serverId who
   * @param uri what
   * @param leftOut how many more there were since the last call, that were not told
   */
  void refused(TrapRule rule, String serverId, String uri, long leftOut);

  /**
   * The device has taken a registration away.
   *
   * @param registration which
   * @param rule why
   */
  void deregistered(Registration registration, TrapRule rule);

  /**
   * A server is to be told, in the next session with it, that an inward registration of its own was
   * taken away. Whoever has sessions keeps it until then; {@code dm.client.DeviceAlerts} does.
   *
   * @param serverId the server, which still has an account
   * @param alert what it is to be told
   */
  void alert(String serverId, TrapAlert alert);
}
