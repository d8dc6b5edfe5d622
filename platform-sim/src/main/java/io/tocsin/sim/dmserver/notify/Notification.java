/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.sim.dmserver.auth.Digests;
import java.nio.ByteBuffer;

/**
 * Package #0 (OMA DM Notification §6.2).
 *
 * @param serverId identifier of the server, up to 255 octets
 * @param sessionId that the board is to use, 0 to 65535
 * @param uiMode what is recommended about the user
 * @param serverInitiated whether the server, and not the user, wants the session
 */
public record Notification(String serverId, int sessionId, UiMode uiMode, boolean serverInitiated) {

  private static final int VERSION = 11;
  private static final int VERSION_SHIFT = 30;
  private static final int UI_MODE_SHIFT = 28;
  private static final long SERVER_INITIATED = 1L << 27;

  /** Octets of version, modes and reserved bits. */
  private static final int FLAGS_LENGTH = 5;

  private static final int HEADER_LENGTH = FLAGS_LENGTH + 3;
  private static final int DIGEST_LENGTH = 16;
  private static final int SESSION_ID_MAX = 0xFFFF;
  private static final int SERVER_ID_LENGTH_MAX = 0xFF;

  /** Checks the bounds. */
  public Notification {
    if (sessionId < 0 || sessionId > SESSION_ID_MAX) {
      throw new IllegalArgumentException("the session id has 16 bits");
    }
    int length = serverId.getBytes(UTF_8).length;
    if (length == 0 || length > SERVER_ID_LENGTH_MAX) {
      throw new IllegalArgumentException("the server id has 1 to 255 octets");
    }
  }

  /**
   * The whole message.
   *
   * @param password that of the server
   * @param nonce the board's last nonce for the server, decoded
   */
  public byte[] encode(String password, byte[] nonce) {
    byte[] id = serverId.getBytes(UTF_8);
    long flags =
        ((long) VERSION << VERSION_SHIFT)
            | ((long) uiMode.code() << UI_MODE_SHIFT)
            | (serverInitiated ? SERVER_INITIATED : 0);
    ByteBuffer trigger = ByteBuffer.allocate(HEADER_LENGTH + id.length);
    for (int i = FLAGS_LENGTH - 1; i >= 0; i--) {
      trigger.put((byte) (flags >>> (i * Byte.SIZE)));
    }
    trigger.putShort((short) sessionId).put((byte) id.length).put(id);
    byte[] digest = Digests.notification(serverId, password, nonce, trigger.array());
    return ByteBuffer.allocate(DIGEST_LENGTH + trigger.capacity())
        .put(digest)
        .put(trigger.array())
        .array();
  }

  /** The session id as the board is to write it: hexadecimal digits without zeros in front. */
  public String sessionText() {
    return Integer.toHexString(sessionId).toUpperCase(java.util.Locale.ROOT);
  }
}
