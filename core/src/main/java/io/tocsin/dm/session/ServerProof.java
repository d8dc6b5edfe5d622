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
   * Checks a message.
   *
   * @param header its header
   * @param body the message as it came over the wire
   * @param length its length in bytes
   * @param mac the transport's header with the code over the message, read without error; null for
   *     none
   * @return 212 when the server has proved itself for the whole session, 200 for this message; 407
   *     when a credential is missing, 401 when it is wrong
   */
  int check(MessageHeader header, byte[] body, int length, HmacHeader mac) {
    int status = judge(header, body, length, mac);
    isProved = StatusCode.isSuccess(status);
    if (isProved) {
      nonces.serverAuthenticated();
    } else {
      challengeCount++;
    }
    return status;
  }

  private int judge(MessageHeader header, byte[] body, int length, HmacHeader mac) {
    if (isTransportEnough) {
      return isTransportSecure
          ? StatusCode.AUTHENTICATION_ACCEPTED
          : StatusCode.INVALID_CREDENTIALS;
    }
    if (type == AuthenticationType.NONE) {
      return StatusCode.INVALID_CREDENTIALS;
    }
    if (type == AuthenticationType.MAC) {
      return judgeMac(body, length, mac);
    }
    if (!header.credential().isPresent()) {
      return isProved ? StatusCode.AUTHENTICATION_ACCEPTED : StatusCode.MISSING_CREDENTIALS;
    }
    boolean isTypeGood = header.credential().type().is(AuthenticationType.name(type));
    return isTypeGood && isGood(header.credential().data())
        ? StatusCode.AUTHENTICATION_ACCEPTED
        : StatusCode.INVALID_CREDENTIALS;
  }

  private boolean isGood(TextSlice data) {
    if (type == AuthenticationType.BASIC) {
      // A password that everybody on the way can read proves nothing.
      return isTransportSecure
          && digests.isBasic(credential, data.bytes(), data.offset(), data.length());
    }
    return digests.isMd5(
        credential, nonces.serverNonce(), data.bytes(), data.offset(), data.length());
  }

  private int judgeMac(byte[] body, int length, HmacHeader mac) {
    if (mac == null) {
      return StatusCode.MISSING_CREDENTIALS;
    }
    boolean isGood =
        mac.userName().equals(credential.name())
            && digests.isMac(credential, nonces.serverNonce(), body, 0, length, mac.mac(), 0);
    // Each message has a code of its own, so one that is right says nothing of the next.
    return isGood ? StatusCode.OK : StatusCode.INVALID_CREDENTIALS;
  }

  /** Whether the message that was checked last, and what it asks for, is the server's. */
  boolean isProved() {
    return isProved;
  }

  /** Whether the account says how the server can prove itself. */
  boolean isPossible() {
    return isTransportEnough || type != AuthenticationType.NONE;
  }

  /** How often the server has been asked to prove itself. */
  int challengeCount() {
    return challengeCount;
  }

  /** Type of the credential that a challenge asks for; {@link AuthenticationType#NONE} for none. */
  int type() {
    return type;
  }

  /** Whether a Status to the header carries a nonce. */
  boolean usesNonce() {
    return type == AuthenticationType.MD5 || type == AuthenticationType.MAC;
  }

  /** A fresh nonce for the Status that answers the message that was checked last. */
  Nonce nextNonce() {
    return isProved ? nonces.next() : nonces.challenge();
  }
}
