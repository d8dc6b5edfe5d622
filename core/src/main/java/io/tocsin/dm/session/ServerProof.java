/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.auth.AuthenticationType;
import io.tocsin.dm.auth.Credential;
import io.tocsin.dm.auth.Digests;
import io.tocsin.dm.auth.HmacHeader;
import io.tocsin.dm.auth.Nonce;
import io.tocsin.dm.syncml.MessageHeader;
import io.tocsin.dm.syncml.StatusCode;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/**
 * Whether the server has proved who it is, by the credential of its account (OMA DM Security 1.2.1
 * §5.3, §5.4). Nothing that a server asks for is done before.
 */
final class ServerProof {

  private final int type;
  private final boolean isTransportEnough;
  private final boolean isTransportSecure;
  private final Credential credential;
  private final AccountNonces nonces;
  private final Digests digests;
  private boolean isProved;
  private int challengeCount;

  /** Whether the server is to get a new nonce, as it has used the last one. */
  private boolean isNonceDue = true;

  /**
   * A server that has proved nothing yet.
   *
   * @param account what it proves itself with; null when the account does not say
   * @param nonces those of the account
   * @param digests does the work
   * @param isTransportSecure whether the connection is TLS and the server's certificate has been
   *     verified
   */
  ServerProof(
      DmCredential account, AccountNonces nonces, Digests digests, boolean isTransportSecure) {
    this.nonces = nonces;
    this.digests = digests;
    this.isTransportSecure = isTransportSecure;
    boolean isComplete = account != null && account.isComplete();
    isTransportEnough = isComplete && account.type().equals(DmCredential.TRANSPORT);
    type = isComplete ? AuthenticationType.ofAccount(account.type()) : AuthenticationType.NONE;
    credential =
        type == AuthenticationType.NONE ? null : new Credential(account.name(), account.secret());
  }

  /**
   * Judges a message. From now on the server counts as proved by it, or not.
   *
   * @param header its header
   * @param body the message as it came over the wire
   * @param length its length in bytes
   * @param mac the transport's header with the code over the message, read without error; null for
   *     none
   * @return 212 when the server has proved itself for the whole session, 200 for this message; 407
   *     when a credential is missing, 401 when it is wrong
   */
  int judge(MessageHeader header, byte[] body, int length, HmacHeader mac) {
    int status =
        Faults.planted(PlantedBugs.DM_BELIEVE)
            ? StatusCode.OK
            : statusOf(header, body, length, mac);
    isProved = StatusCode.isSuccess(status);
    challengeCount += isProved ? 0 : 1;
    return status;
  }

  private int statusOf(MessageHeader header, byte[] body, int length, HmacHeader mac) {
    if (isTransportEnough) {
      return isTransportSecure
          ? StatusCode.AUTHENTICATION_ACCEPTED
          : StatusCode.INVALID_CREDENTIALS;
    }
    if (type == AuthenticationType.NONE) {
      return StatusCode.INVALID_CREDENTIALS;
    }
    boolean isMac = type == AuthenticationType.MAC;
    if (isMac && mac == null) {
      return StatusCode.MISSING_CREDENTIALS;
    }
    if (!isMac && !header.credential().isPresent()) {
      return isProved ? StatusCode.AUTHENTICATION_ACCEPTED : StatusCode.MISSING_CREDENTIALS;
    }
    if (!isRight(header, body, length, mac)) {
      return StatusCode.INVALID_CREDENTIALS;
    }
    // Each message has a code of its own, so one that is right says nothing of the next.
    return isMac ? StatusCode.OK : StatusCode.AUTHENTICATION_ACCEPTED;
  }

  private boolean isRight(MessageHeader header, byte[] body, int length, HmacHeader mac) {
    if (type == AuthenticationType.BASIC) {
      return isRightPassword(header);
    }
    if (isRightWith(nonces.serverNonce(), header, body, length, mac)) {
      nonces.serverAuthenticated();
      isNonceDue = true;
      return true;
    }
    // Our last message, with the nonce that it should use, may never have arrived.
    Nonce before = nonces.serverNonceBefore();
    if (before.length() > 0 && isRightWith(before, header, body, length, mac)) {
      nonces.serverAuthenticatedBefore();
      return true;
    }
    return false;
  }

  private boolean isRightPassword(MessageHeader header) {
    TextSlice data = header.credential().data();
    // A password that everybody on the way can read proves nothing.
    return isTransportSecure
        && header.credential().type().is(AuthenticationType.name(type))
        && digests.isBasic(credential, data.bytes(), data.offset(), data.length());
  }

  private boolean isRightWith(
      Nonce nonce, MessageHeader header, byte[] body, int length, HmacHeader mac) {
    if (nonce.length() == 0 && !isTransportSecure) {
      // What was made without a nonce can be repeated by anybody who saw it.
      return false;
    }
    if (type == AuthenticationType.MAC) {
      return mac.userName().equals(credential.name())
          && digests.isMac(credential, nonce, body, 0, length, mac.mac(), 0);
    }
    TextSlice data = header.credential().data();
    return header.credential().type().is(AuthenticationType.name(type))
        && digests.isMd5(credential, nonce, data.bytes(), data.offset(), data.length());
  }

  /** Whether the message that was judged last, and what it asks for, is the server's. */
  boolean isProved() {
    return isProved;
  }

  /** Whether the account says how the server can prove itself, and the connection allows it. */
  boolean isPossible() {
    boolean needsTls = isTransportEnough || type == AuthenticationType.BASIC;
    return needsTls ? isTransportSecure : type != AuthenticationType.NONE;
  }

  /** How often the server has been asked to prove itself. */
  int challengeCount() {
    return challengeCount;
  }

  /** Type of the credential that a challenge asks for; {@link AuthenticationType#NONE} for none. */
  int type() {
    return type;
  }

  /**
   * Whether the Status to the header carries a nonce: with a challenge; with a code over each
   * message (OMA DM Security §5.4.4); else once the server has used the last one, as each new nonce
   * costs a write of the memory.
   */
  boolean isNonceDue() {
    boolean usesNonce = type == AuthenticationType.MD5 || type == AuthenticationType.MAC;
    return usesNonce && (!isProved || type == AuthenticationType.MAC || isNonceDue);
  }

  /** A fresh nonce for the Status that answers the message that was judged last. */
  Nonce takeNextNonce() {
    isNonceDue = false;
    return isProved ? nonces.next() : nonces.challenge();
  }
}
