/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.tls.TlsProtocol;

/**
 * What a channel needs of Bouncy Castle's engine beyond its public methods, for either role.
 *
 * <p>The two classes behind it are alike line by line: what they reach and override are protected
 * methods of two classes of the engine. So they only pass on; what is decided stands once, in
 * {@link TlsSessionState}. The same holds for {@link ClientPeer} and {@link ServerPeer}.
 */
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
