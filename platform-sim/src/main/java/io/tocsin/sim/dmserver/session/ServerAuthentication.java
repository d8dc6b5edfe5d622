/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.auth.Digests;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.message.Element;

/** Shows the client who the server is, for one session. */
final class ServerAuthentication {

  private static final int REFUSALS_MAX = 2;

  private AccountBook.Entry entry;
  private AuthType type = AuthType.NONE;
  private byte[] nonce = {};
  private boolean accepted;
  private int refusals;

  /** Says which account it is for; does nothing when that is known. */
  void begin(AccountBook.Entry newEntry) {
    if (entry == null && newEntry != null) {
      entry = newEntry;
      type = entry.account().server().type();
      if (nonce.length == 0) {
        nonce = entry.serverNonce();
      }
    }
  }

  /** Whether the client has said that it accepts us. */
  boolean isAccepted() {
    return accepted;
  }

  /** Whether the client has refused us too often. */
  boolean isHopeless() {
    return refusals > REFUSALS_MAX;
  }

  /** Name beside our address; empty for none. */
  String name() {
    return entry == null ? "" : entry.account().server().name();
  }

  /**
   * Takes the client's word on our last message.
   *
   * @param code status of the header
   * @param chal what comes with it; null for nothing
   * @param trusted whether the client has shown who it is: only then its nonce outlives the session
   * @return whether it refuses us, and the commands of the message with us
   */
  boolean isRefused(int code, Element chal, boolean trusted) {
    String next = chal == null ? "" : chal.textOf("Meta", "NextNonce");
    if (!next.isEmpty()) {
      nonce = Base64Text.decode(next);
      if (trusted && entry != null) {
        entry.setServerNonce(nonce);
      }
    }
    if (!Status.isChallenge(code)) {
      accepted |= Status.isSuccess(code);
      refusals = 0;
      return false;
    }
    refusals++;
    accepted = false;
    AuthType wanted = chal == null ? null : AuthType.ofUri(chal.textOf("Meta", "Type"));
    // Nobody gets the password in plain text only because he asks for it.
    if (wanted != null && wanted != AuthType.BASIC && type != AuthType.NONE) {
      type = wanted;
    }
    return true;
  }

  /**
   * What the header is to carry.
   *
   * @param trusted whether the client has shown who it is; a password in plain text needs that
   * @param wrong whether it is to be wrong on purpose
   * @return null for nothing
   */
  Element cred(boolean trusted, boolean wrong) {
    if (accepted || (type != AuthType.MD5 && !(type == AuthType.BASIC && trusted))) {
      return null;
    }
    Credential own = entry.account().server();
    String password = wrong ? own.password() + "x" : own.password();
    String data =
        type == AuthType.MD5
            ? Digests.md5(own.name(), password, nonce)
            : Digests.basic(own.name(), password);
    return Element.of(
        "Cred",
        Element.of("Meta", Element.leaf("Type", type.uri()), Element.leaf("Format", "b64")),
        Element.leaf("Data", data));
  }

  /**
   * What the transport is to carry beside the message.
   *
   * @param wrong whether it is to be wrong on purpose
   * @return null for nothing
   */
  HmacHeader hmac(byte[] body, boolean wrong) {
    if (type != AuthType.HMAC) {
      return null;
    }
    Credential own = entry.account().server();
    String password = wrong ? own.password() + "x" : own.password();
    return HmacHeader.md5(own.name(), Digests.mac(own.name(), password, nonce, body));
  }
}
