/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import java.nio.ByteBuffer;

/** Makes notification messages for tests, by another way than the code that reads them. */
public final class Notifications {

  private int version = 11;
  private int mode = NotificationMessage.BACKGROUND;
  private boolean serverInitiated = true;
  private int reserved;
  private int sessionId = 0x1A2B;
  private byte[] vendorPart = {};

  /** Another version, in tenths. */
  public Notifications version(int tenths) {
    version = tenths;
    return this;
  }

  /** Another user interaction mode. */
  public Notifications mode(int newMode) {
    mode = newMode;
    return this;
  }

  /** On the user's account. */
  public Notifications userInitiated() {
    serverInitiated = false;
    return this;
  }

  /** The 27 reserved bits. */
  public Notifications reserved(int bits) {
    reserved = bits;
    return this;
  }

  /** Another session id. */
  public Notifications sessionId(int id) {
    sessionId = id;
    return this;
  }

  /** What a vendor adds. */
  public Notifications vendorPart(byte... octets) {
    vendorPart = octets.clone();
    return this;
  }

  /** The message with its digest. */
  public byte[] from(String serverId, String password, byte[] nonce) {
    byte[] id = ReferenceDigests.utf8(serverId);
    long bits =
        (long) version << 30 | (long) mode << 28 | (serverInitiated ? 1L << 27 : 0) | reserved;
    byte[] trigger =
        ByteBuffer.allocate(8 + id.length + vendorPart.length)
            .put((byte) (bits >> 32))
            .putInt((int) bits)
            .putShort((short) sessionId)
            .put((byte) id.length)
            .put(id)
            .put(vendorPart)
            .array();
    return ReferenceDigests.joined(
        ReferenceDigests.mac(serverId, ReferenceDigests.utf8(password), nonce, trigger), trigger);
  }
}
