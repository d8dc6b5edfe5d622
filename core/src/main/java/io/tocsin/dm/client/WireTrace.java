/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.http.HttpExchange;
import io.tocsin.dm.http.HttpRequest;
import io.tocsin.hal.DatagramPort;

/**
 * Is told of each message of OMA DM on the wire, so that somebody who looks for a fault can see it.
 * What it is given is valid during the call, and is not to be changed; it has secrets in it.
 */
public interface WireTrace {

  /**
   * A message goes out, for the first time or again.
   *
   * @param serverId the server of the session
   * @param request the message, and where it goes
   */
  void sent(String serverId, HttpRequest request);

  /**
   * The exchange with that message is over, before anybody has acted upon the answer.
   *
   * @param serverId the server of the session
   * @param problem why there is no answer, in words; null when there is one
   * @param exchange the answer
   */
  void answered(String serverId, String problem, HttpExchange exchange);

  /**
   * A notification message has come and was judged.
   *
   * @param from the address that it says it is from, in numbers
   * @param datagram the array that holds it, from index 0
   * @param length its length in bytes; {@link DatagramPort#TOO_LONG} when it did not fit
   * @param fate what became of it, {@link Notifications#TAKEN} and so on
   * @param nowMs monotonic time in milliseconds
   */
  void notified(String from, byte[] datagram, int length, int fate, long nowMs);
}
