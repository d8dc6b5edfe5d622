/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** Who takes the messages of transport models: the dispatcher (RFC 5590 §4.2). */
public interface TransportReceiver {

  /**
   * Takes one message (the abstract service interface receiveMessage of RFC 5590 §4.2). The message
   * is worked on within the call; a response is sent through {@link TransportModel#sendMessage}
   * before it returns. Bad messages are counted and never throw.
   *
   * @param transport the model that received the message and would send the response
   * @param state session, name and security of the peer; not kept after the call
   * @param message the array that holds the whole message; not changed, not kept after the call
   * @param offset index of its first byte
   * @param length its length in bytes
   * @param nowMs present time of the monotonic clock in milliseconds
   */
  void receiveMessage(
      TransportModel transport,
      TmStateReference state,
      byte[] message,
      int offset,
      int length,
      long nowMs);
}
