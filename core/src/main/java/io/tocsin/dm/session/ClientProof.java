/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.auth.AuthenticationType;
import io.tocsin.dm.auth.Credential;
import io.tocsin.dm.auth.Digests;
import io.tocsin.dm.auth.Nonce;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.text.Base64;

/**
 * How we prove to the server who we are. We begin as the account says; a challenge may ask for
 * another type, and brings a nonce.
 */
final class ClientProof {

  private final Credential credential;
  private final boolean isTransportSecure;
  private final AccountNonces nonces;
  private final Digests digests;
  private final Nonce nonce = new Nonce();

  /** Whether the nonce is the one to use, as no other has come since it was taken. */
  private boolean hasNonce;

  /** Whether a code over a message has been made with it. */
  private boolean isNonceUsed;

  private final int challengesMax;

  /** What the account says; the constants rise with what they are worth. */
  private final int accountType;

  private int type;
  private int challengeCount;
  private boolean isAcceptedForSession;
  private boolean isAccepted;
  private boolean wasAccepted;

  /**
   * Nothing proved yet.
   *
   * @param account what we prove ourselves with; null when the account does not say
   * @param nonces those of the account
   * @param digests does the work
   * @param isTransportSecure whether the connection is TLS and the server's certificate has been
   *     verified
   * @param challengesMax most challenges that are answered in a session
   */
  ClientProof(
      DmCredential account,
      AccountNonces nonces,
      Digests digests,
      boolean isTransportSecure,
      int challengesMax) {
    this.nonces = nonces;
    this.digests = digests;
    this.isTransportSecure = isTransportSecure;
    this.challengesMax = challengesMax;
    boolean isComplete = account != null && account.isComplete();
    int wanted =
        isComplete ? AuthenticationType.ofAccount(account.type()) : AuthenticationType.NONE;
    credential =
        wanted == AuthenticationType.NONE ? null : new Credential(account.name(), account.secret());
    accountType = wanted;
    type = isPossible(wanted) ? wanted : AuthenticationType.NONE;
  }

  /** A password goes over nothing but TLS. */
  private boolean isPossible(int wanted) {
    return credential != null
        && wanted != AuthenticationType.NONE
        && (wanted != AuthenticationType.BASIC || isTransportSecure);
  }

  /** How we prove ourselves, a constant of {@link AuthenticationType}. */
  int type() {
    return type;
  }

  /** Whether the header of the next message has a credential. */
  boolean isInHeader() {
    return (type == AuthenticationType.BASIC || type == AuthenticationType.MD5)
        && !isAcceptedForSession;
  }

  /** Whether the next message has a code over it in the transport's header. */
  boolean isOverMessage() {
    return type == AuthenticationType.MAC;
  }

  /** The credential for the header of the next message, in Base64. */
  byte[] headerCredential() {
    if (type == AuthenticationType.BASIC) {
      byte[] data = new byte[Digests.basicLength(credential)];
      digests.basic(credential, data, 0);
      return data;
    }
    byte[] data = new byte[Digests.TEXT_SIZE];
    digests.md5(credential, nonce(), data, 0);
    return data;
  }

  /**
   * The nonce to use. One that is good for once is so for one session: until the server sends
   * another one, it wants the same credential again (OMA-TS-DM_Protocol, authentication).
   */
  private Nonce nonce() {
    if (!hasNonce) {
      nonces.takeClientNonce(nonce);
      hasNonce = true;
    }
    return nonce;
  }

  /** Name of whoever the code over a message is from. */
  Credential credential() {
    return credential;
  }

  /**
   * The code over a message.
   *
   * @param message the whole message
   * @param length its length in bytes
   * @param into takes {@link Digests#SIZE} bytes from index 0
   */
  void sign(byte[] message, int length, byte[] into) {
    digests.mac(credential, nonce(), message, 0, length, into, 0);
    isNonceUsed = true;
  }

  /**
   * Whether no further message can be sent: each code needs a nonce of its own, and the server has
   * sent none (OMA DM Security §5.4.4).
   */
  boolean isStuck() {
    return isOverMessage() && isNonceUsed;
  }

  /**
   * The server takes us for who we are.
   *
   * @param isForSession whether for the whole session, and not for this message alone
   * @param isServerProved whether it has proved who it is; if not, it may be anybody who says so,
   *     and is believed that we need not prove ourselves again, but no more
   */
  void accepted(boolean isForSession, boolean isServerProved) {
    isAccepted |= isServerProved;
    wasAccepted |= isServerProved;
    isAcceptedForSession |= isForSession;
  }

  /** Whether the server has said that it takes us for who we are. */
  boolean isAccepted() {
    return isAccepted;
  }

  /**
   * Takes a nonce for our next credential.
   *
   * @param text its Base64
   * @param isServerProved whether the sender has proved who it is
   */
  void takeNonce(byte[] text, int offset, int length, boolean isServerProved) {
    byte[] octets = new byte[Nonce.OCTETS_MAX];
    int count = length == 0 ? 0 : Base64.decode(text, offset, length, octets, 0);
    if (count > 0 && nonces.receive(octets, 0, count, isServerProved)) {
      hasNonce = false;
      isNonceUsed = false;
    }
  }

  /**
   * The server does not take us for who we are, and asks for something.
   *
   * @param wanted the type that it asks for
   * @return whether it is worth trying again
   */
  boolean challenged(int wanted) {
    isAccepted = false;
    isAcceptedForSession = false;
    challengeCount++;
    // OMA-TS-DM_Protocol, authentication: the type stays the same for a whole session. And whoever
    // asks may be nobody: he is not to get less than the account says, the password least of all.
    boolean isWeaker = wanted < accountType;
    boolean isChange = wasAccepted && wanted != type;
    if (challengeCount > challengesMax || isWeaker || isChange || !isPossible(wanted)) {
      return false;
    }
    type = wanted;
    return true;
  }
}
