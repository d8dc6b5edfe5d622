/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.tree.DmAccount;

/** What the client has to tell to servers by itself, without being asked. */
public interface AlertRoad {

  /**
   * When a session with a server is wanted for the sake of alerts.
   *
   * @param account the server's
   * @param nowMs monotonic time in milliseconds
   * @return {@code nowMs} or earlier for at once; {@link Long#MAX_VALUE} when nothing waits
   */
  long wantedMs(DmAccount account, long nowMs);

  /**
   * The alerts for a server, for the length of one session.
   *
   * @param isTransportSecure whether they go over TLS
   * @param nowMs monotonic time in milliseconds
   */
  AlertFeed feed(DmAccount account, boolean isTransportSecure, long nowMs);

  /**
   * A session is over; what was not answered in it has not arrived.
   *
   * @return whether the server has taken all that it was told, and was told something if anything
   *     waits
   */
  boolean ended(DmAccount account, SessionOutcome outcome, long nowMs);
}
