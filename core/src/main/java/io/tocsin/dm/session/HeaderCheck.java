/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.MessageHeader;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.dm.tree.TreeView;

/** Whether a message of the server has a place in the session, by its header. */
final class HeaderCheck {

  private static final String VER_DTD = "1.2";
  private static final String VER_PROTO = "DM/1.2";
  private static final int QUOTED_MAX = 16;

  private final String sessionId;
  private final TreeView tree;

  /**
   * A check.
   *
   * @param sessionId of the session
   * @param tree has the device's identifier
   */
  HeaderCheck(String sessionId, TreeView tree) {
    this.sessionId = sessionId;
    this.tree = tree;
  }

  /**
   * Looks at a message.
   *
   * @param before the one before
   * @return what is wrong, in words; null for nothing
   */
  String problemOf(MessageHeader header, Peer before) {
    if (!header.verDtd().is(VER_DTD)) {
      return "its VerDTD is " + quoted(header.verDtd()) + ", and not " + VER_DTD;
    }
    if (!header.verProto().is(VER_PROTO)) {
      return "its VerProto is " + quoted(header.verProto()) + ", and not " + VER_PROTO;
    }
    if (!header.sessionId().toString().equals(sessionId)) {
      return "it is of another session";
    }
    byte[] deviceId = tree.value(MessageComposer.DEVICE_ID);
    if (deviceId != null
        && !header.targetUri().isSameAs(new TextSlice().set(deviceId, 0, deviceId.length))) {
      return "it is for another device";
    }
    // OMA-TS-DM_RepPro, MsgID: the numbers rise. So one that was recorded does not count again.
    return header.msgId().number() > before.messageNumber() ? null : "its MsgID does not rise";
  }

  /** What a server says, so that a log can take it. */
  private static String quoted(TextSlice text) {
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), QUOTED_MAX); i++) {
      byte c = text.at(i);
      clean.append(c > ' ' && c < 0x7F ? (char) c : '?');
    }
    return clean.append(text.length() > QUOTED_MAX ? "..." : "").toString();
  }
}
