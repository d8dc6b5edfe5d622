/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.client.ServerView;
import io.tocsin.hal.Clock;
import io.tocsin.mib.DmServerStatus;

/** How it stands with the server of each account, for managers. */
public final class AccountStates implements DmServerStatus {

  private final DmAgent dm;
  private final Clock clock;

  /**
   * The servers of a DM client.
   *
   * @param dm the DM client; null for none, which has no servers
   * @param clock tells the present
   */
  public AccountStates(DmAgent dm, Clock clock) {
    this.dm = dm;
    this.clock = clock;
  }

  @Override
  public int placeCount() {
    return dm == null ? 0 : dm.client().serverCount();
  }

  private ServerView server(int place) {
    return dm.client().server(place);
  }

  @Override
  public int number(int place) {
    return server(place).number();
  }

  @Override
  public String serverId(int place) {
    return server(place).serverId();
  }

  @Override
  public String name(int place) {
    return dm.configuredName(server(place).serverId());
  }

  @Override
  public int state(int place) {
    ServerView server = server(place);
    long nowMs = clock.monotonicMs();
    if (isInSession(server)) {
      return IN_SESSION;
    }
    if (!server.isUsable()) {
      return UNUSABLE;
    }
    if (server.isBackingOff(nowMs)) {
      return BACKING_OFF;
    }
    return server.isWanted(nowMs) ? WAITING : IDLE;
  }

  private boolean isInSession(ServerView server) {
    return dm.client().isInSessionWith(server.serverId());
  }

  @Override
  public long sessions(int place) {
    return server(place).sessionCount();
  }

  @Override
  public long failures(int place) {
    return server(place).failureCount();
  }

  @Override
  public String lastError(int place) {
    return server(place).lastError();
  }

  @Override
  public long endedMs(int place) {
    return server(place).endedMs();
  }

  @Override
  public long dueMs(int place) {
    ServerView server = server(place);
    return isInSession(server) ? NEVER : server.dueMs(clock.monotonicMs());
  }

  @Override
  public boolean hasProved(int place) {
    ServerView server = server(place);
    return isInSession(server) ? dm.client().isServerProved() : server.hasProved();
  }

  @Override
  public long registrations(int place) {
    return dm.traps().registrations().countOf(server(place).serverId());
  }

  @Override
  public long refusedRegistrations(int place) {
    return dm.traps().policy().refusedRegistrations(server(place).serverId());
  }
}
