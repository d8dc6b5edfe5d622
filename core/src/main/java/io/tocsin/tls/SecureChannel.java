/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * One end of a secured byte stream, without input or output of its own.
 *
 * <p>The owner moves bytes in four steps, in any order and as often as it likes: {@link
 * #offerInput} what came from the wire, {@link #readPlain} what it meant, {@link #writePlain} what
 * is to be said, {@link #readOutput} what must go onto the wire. After any of these calls {@link
 * #state()} may have changed. Nothing throws on account of the peer.
 */
public interface SecureChannel {

  /** State: identities are being proved; no plain bytes move. */
  int HANDSHAKING = 0;

  /** State: the peer has been verified; plain bytes move both ways. */
  int OPEN = 1;

  /**
   * State: an orderly end has begun. After our {@link #close()}, nothing more can be written but
   * input is still read; after the peer's, {@link #isPeerClosed()} is true.
   */
  int CLOSING = 2;

  /**
   * State: ended in good order, and nothing is left for the wire: both sides have given notice, or
   * we have and the wire has ended. Text that came before can still be read.
   */
  int CLOSED = 3;

  /**
   * State: broken; {@link #refusal()} says why. Output may be left that tells the peer (an alert).
   */
  int FAILED = 4;

  /**
   * The state: {@link #HANDSHAKING}, {@link #OPEN}, {@link #CLOSING}, {@link #CLOSED}, {@link
   * #FAILED}.
   */
  int state();

  /**
   * Takes bytes from the wire.
   *
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes
   * @return bytes taken; fewer than {@code length}, even 0, while plain bytes wait to be read or
   *     the channel has failed; all of them, unread, after the peer's notice of closing
   */
  int offerInput(byte[] from, int offset, int length);

  /**
   * Tells that the wire has ended; without an orderly close before, by either side, that is a
   * failure (truncation).
   */
  void endOfInput();

  /**
   * Reads plain bytes.
   *
   * @param into destination
   * @param offset index of the first byte to write
   * @param length most bytes to read
   * @return bytes read, 0 when none wait
   */
  int readPlain(byte[] into, int offset, int length);

  /** Number of plain bytes that wait to be read. */
  int plainAvailable();

  /**
   * Writes plain bytes, as one record where they fit into one.
   *
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes
   * @return false, with nothing taken, unless {@link #OPEN} and the output has room for all of it
   */
  boolean writePlain(byte[] from, int offset, int length);

  /** Number of bytes that wait to go onto the wire. */
  int outputAvailable();

  /**
   * Number of plain bytes that {@link #writePlain} takes in one call now; 0 unless {@link #OPEN}.
   */
  int writable();

  /**
   * Reads bytes that must go onto the wire.
   *
   * @param into destination
   * @param offset index of the first byte to write
   * @param length most bytes to read
   * @return bytes read, 0 when none wait
   */
  int readOutput(byte[] into, int offset, int length);

  /**
   * Begins the orderly end: what was written goes out first, then the notice of closing. Harmless
   * when repeated. A peer's notice is answered without this call.
   */
  void close();

  /** Whether the peer has told that it will send nothing more. */
  boolean isPeerClosed();

  /** Why the channel is {@link #FAILED}; null otherwise. */
  TlsRefusal refusal();

  /** The peer's certificates once {@link #OPEN} was reached; null before. */
  PeerCertificates peer();

  /** The protocol's version in words, for example {@code TLS 1.3}; null before {@link #OPEN}. */
  String protocol();

  /**
   * The cipher suite by its name in the registry of IANA, for example {@code
   * TLS_AES_128_GCM_SHA256}; null before {@link #OPEN}, and where nothing is encrypted.
   */
  String cipherSuite();
}
