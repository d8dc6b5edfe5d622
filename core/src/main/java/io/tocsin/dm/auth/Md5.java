/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import io.tocsin.text.Base64;
import org.bouncycastle.crypto.digests.MD5Digest;

/** MD5 (RFC 1321) over pieces, as octets or as Base64. Used again and again; allocates nothing. */
final class Md5 {

  /** Octets of a digest. */
  static final int SIZE = 16;

  /** Characters of a digest in Base64. */
  static final int TEXT_SIZE = 24;

  private final MD5Digest digest = new MD5Digest();
  private final byte[] octets = new byte[SIZE];

  Md5 update(byte[] from, int offset, int length) {
    digest.update(from, offset, length);
    return this;
  }

  Md5 update(char ascii) {
    digest.update((byte) ascii);
    return this;
  }

  /** Writes the digest of what was given since the last time. */
  void finish(byte[] into, int at) {
    digest.doFinal(into, at);
  }

  /** Writes it as {@link #TEXT_SIZE} characters. */
  void finishAsText(byte[] into, int at) {
    digest.doFinal(octets, 0);
    Base64.encode(octets, 0, SIZE, into, at);
  }
}
