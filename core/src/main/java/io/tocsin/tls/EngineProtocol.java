/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.tls.TlsProtocol;

/** What a channel needs of Bouncy Castle's engine beyond its public methods, for either role. */
interface EngineProtocol {

  /** The engine itself. */
  TlsProtocol engine();

  /** Sends close_notify and keeps reading, which the engine's own close does not. */
  void sendCloseNotify() throws IOException;

  /**
   * Breaks the session off.
   *
   * @param description alert to send
   */
  void abort(short description) throws IOException;
}
