/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.auth.Digests;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.message.Element;

/**
 * Judges what the client shows, for one session (OMA DM Protocol §9, OMA DM Security §5.3, 5.4).
 */
final class ClientAuthenticator {

  /** Challenges in a row after which the session ends. */
  private static final int REFUSALS_MAX = 3;

  private final AccountBook accounts;
  private final AuthType strangers;
  private final NonceSource nonces;
  private AccountBook.Entry entry;
  private boolean authenticated;
  private int refusals;

  /**
   * What is said about a message.
   *
   * @param status of its header
   * @param chal what is asked for next; null for nothing
   * @param accepted whether its commands are done
   * @param reason in words
   */
  record Judgement(int status, Element chal, boolean accepted, String reason) {}

  ClientAuthenticator(AccountBook accounts, AuthType strangers, NonceSource nonces) {
    this.accounts = accounts;
    this.strangers = strangers;
    this.nonces = nonces;
  }

  /** The account that was shown to be the client's; null before. */
  AccountBook.Entry entry() {
    return authenticated ? entry : null;
  }

  /** The account that the client claims; null for none. */
  AccountBook.Entry claimed() {
    return entry;
  }

  /**
   * Judges a message.
   *
   * @param endless whether it is refused whatever it shows, for ever
   */
  Judgement judge(ClientMessage message, DmRequest request, boolean endless) {
    if (!authenticated) {
      entry = accounts.find(user(message, request.hmac()), message.source(), request.tlsName());
    }
    if (endless) {
      return refuse(Status.INVALID_CREDENTIALS, "a challenge on purpose", true);
    }
    if (entry == null) {
      boolean shown = message.cred() != null || request.hmac() != null;
      return refuse(
          shown ? Status.INVALID_CREDENTIALS : Status.MISSING_CREDENTIALS,
          "no account of this name or device",
          false);
    }
    String tlsName = entry.account().tlsName();
    if (!tlsName.isEmpty() && !tlsName.equals(request.tlsName())) {
      return new Judgement(
          Status.INVALID_CREDENTIALS, null, false, "the certificate is that of another");
    }
    return switch (entry.account().client().type()) {
      case NONE -> accept(Status.OK, null);
      case TLS -> accept(first() ? Status.AUTHENTICATED : Status.OK, null);
      case BASIC, MD5 -> judgeCred(message);
      case HMAC -> judgeHmac(request);
    };
  }

  private boolean first() {
    return !authenticated;
  }

  private Judgement judgeCred(ClientMessage message) {
    Element cred = message.cred();
    if (cred == null) {
      return authenticated
          ? accept(Status.OK, null)
          : refuse(Status.MISSING_CREDENTIALS, "no credentials", false);
    }
    Credential wanted = entry.account().client();
    if (AuthType.ofUri(cred.textOf("Meta", "Type")) != wanted.type()) {
      return refuse(Status.INVALID_CREDENTIALS, "credentials of another type", false);
    }
    boolean basic = wanted.type() == AuthType.BASIC;
    String right =
        basic
            ? Digests.basic(wanted.name(), wanted.password())
            : Digests.md5(wanted.name(), wanted.password(), entry.clientNonce());
    if (!Digests.same(right, cred.textOf("Data"))) {
      return refuse(Status.INVALID_CREDENTIALS, "wrong credentials", false);
    }
    return accept(Status.AUTHENTICATED, basic ? null : challenge(AuthType.MD5));
  }

  private Judgement judgeHmac(DmRequest request) {
    HmacHeader header = request.hmac();
    if (header == null) {
      return refuse(Status.MISSING_CREDENTIALS, "no HMAC", false);
    }
    Credential wanted = entry.account().client();
    String right =
        Digests.mac(wanted.name(), wanted.password(), entry.clientNonce(), request.body());
    boolean isRight =
        header.algorithm().equalsIgnoreCase("MD5")
            && header.username().equals(wanted.name())
            && Digests.same(right, header.mac());
    return isRight
        ? accept(Status.OK, challenge(AuthType.HMAC))
        : refuse(Status.INVALID_CREDENTIALS, "wrong HMAC", false);
  }

  private Judgement accept(int status, Element chal) {
    authenticated = true;
    refusals = 0;
    return new Judgement(status, chal, true, "");
  }

  private Judgement refuse(int status, String reason, boolean endless) {
    refusals++;
    boolean again = endless || refusals < REFUSALS_MAX;
    AuthType own = entry == null ? strangers : entry.account().client().type();
    AuthType type = endless && own.uri().isEmpty() ? strangers : own;
    // Nothing that could be asked for makes up for a missing certificate.
    boolean asks = again && !type.uri().isEmpty();
    return new Judgement(status, asks ? challenge(type) : null, false, reason);
  }

  /** A challenge, or what announces the next nonce. */
  private Element challenge(AuthType type) {
    Element meta =
        Element.of("Meta", Element.leaf("Type", type.uri()), Element.leaf("Format", "b64"));
    if (type.hasNonce()) {
      byte[] nonce = nonces.next();
      if (entry != null) {
        entry.setClientNonce(nonce);
      }
      meta = meta.with(Element.leaf("NextNonce", Base64Text.encode(nonce)));
    }
    return Element.of("Chal", meta);
  }

  private static String user(ClientMessage message, HmacHeader hmac) {
    if (hmac != null) {
      return hmac.username();
    }
    Element cred = message.cred();
    if (cred != null && AuthType.ofUri(cred.textOf("Meta", "Type")) == AuthType.BASIC) {
      return new String(Base64Text.decode(cred.textOf("Data")), UTF_8).split(":", 2)[0];
    }
    return message.sourceName().isEmpty() ? null : message.sourceName();
  }
}
