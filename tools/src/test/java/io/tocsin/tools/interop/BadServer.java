/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tocsin.tls.TestPki;
import io.tocsin.tools.interop.PlayedServer.Role;
import java.util.List;
import java.util.function.Function;

/** The servers that a client must refuse, with what it is to say of each. */
final class BadServer {

  /** What SNMP-TLS-TM-MIB counts a server as. */
  enum Counted {
    /** snmpTlstmSessionUnknownServerCertificate. */
    UNKNOWN,
    /** snmpTlstmSessionInvalidServerCertificates. */
    INVALID,
    /** Neither: its certificate was not seen. */
    NOT
  }

  private static final String CHECKING = "checking the server's certificate";

  /** Good, but of another name. */
  static final BadServer WRONG_NAME =
      presenting(
          "wrong-name",
          WickedSite.ELSEWHERE,
          Counted.INVALID,
          "checking the server's name",
          "the certificate is for dns:elsewhere.example, not for localhost (RFC 6125 §6).",
          "Reach the server by a name in its certificate, ");

  /** Good in everything, but another one than the configured. */
  static final BadServer WRONG_FINGERPRINT =
      notTheConfigured("wrong-fingerprint", WickedSite.RECEIVER, WickedSite.BOARD);

  /** Good in everything; configured is the fingerprint of the authority that it leads to. */
  static final BadServer FINGERPRINT_OF_AUTHORITY =
      notTheConfigured("fingerprint-of-authority", WickedSite.RECEIVER, WickedSite.AUTHORITY);

  /** Good in everything; configured is that of the authority that it presents behind its own. */
  static final BadServer FINGERPRINT_OF_ISSUER =
      notTheConfigured("fingerprint-of-issuer", WickedSite.BRANCH, WickedSite.SUB_AUTHORITY);

  /** Of an authority that is not trusted. */
  static final BadServer UNKNOWN_AUTHORITY =
      presenting(
          "unknown-authority",
          WickedSite.FOREIGN,
          Counted.UNKNOWN,
          CHECKING,
          "its issuer is not among the trusted certificates nor among those presented.",
          "Add the issuer's certificate to the trusted certificates, ");

  /** Ended yesterday. */
  static final BadServer EXPIRED =
      presenting(
          "expired",
          WickedSite.EXPIRED,
          Counted.INVALID,
          CHECKING,
          "it was valid until " + WickedSite.EXPIRED.certificate().notAfter() + ", and it is ",
          "Have it issued again; if the time here is wrong, set the clock.");

  /** Begins tomorrow. */
  static final BadServer NOT_YET_VALID =
      presenting(
          "not-yet-valid",
          WickedSite.EARLY,
          Counted.INVALID,
          CHECKING,
          "it is valid from " + WickedSite.EARLY.certificate().notBefore() + " on, and it is ",
          "Wait until then; if the time here is wrong, set the clock.");

  /** Not TLS. */
  static final BadServer PLAIN_TEXT =
      saying(
          "plain-text",
          "SSH-2.0-played\r\n".getBytes(US_ASCII),
          "the peer does not speak TLS: it began with \"SSH-2\".",
          "Check host and port: another service answers there.");

  /** A version that is too old. */
  static final BadServer TLS_1_1 =
      saying(
          "tls-1-1",
          RawTls.serverHelloOfTls11(),
          "the peer offers no TLS version that we accept",
          "Let the peer speak TLS 1.2 or 1.3.");

  /** All of them. */
  static final List<BadServer> ALL =
      List.of(
          WRONG_NAME,
          WRONG_FINGERPRINT,
          FINGERPRINT_OF_AUTHORITY,
          FINGERPRINT_OF_ISSUER,
          UNKNOWN_AUTHORITY,
          EXPIRED,
          NOT_YET_VALID,
          PLAIN_TEXT,
          TLS_1_1);

  /** What a target in a configuration may be called. */
  final String name;

  /** Whose certificate it presents; null when it gets no opportunity. */
  final TestPki.Issued identity;

  /** Whose fingerprint the client is told to expect; null for none. */
  final TestPki.Issued expected;

  final Counted counted;

  private final Function<String, Role> role;
  private final String step;
  private final String rule;
  private final String advice;

  private BadServer(
      String name,
      TestPki.Issued identity,
      TestPki.Issued expected,
      Counted counted,
      Function<String, Role> role,
      String step,
      String rule,
      String advice) {
    this.name = name;
    this.identity = identity;
    this.expected = expected;
    this.counted = counted;
    this.role = role;
    this.step = step;
    this.rule = rule;
    this.advice = advice;
  }

  private static BadServer presenting(
      String name,
      TestPki.Issued identity,
      Counted counted,
      String step,
      String rule,
      String advice) {
    return new BadServer(name, identity, null, counted, presenting(identity), step, rule, advice);
  }

  private static BadServer notTheConfigured(
      String name, TestPki.Issued identity, TestPki.Issued expected) {
    return new BadServer(
        name,
        identity,
        expected,
        Counted.UNKNOWN,
        presenting(identity),
        CHECKING,
        "the certificate presented by ",
        "If the server's certificate was changed on purpose, configure its new fingerprint; an"
            + " authority's fingerprint does not do here.");
  }

  private static Function<String, Role> presenting(TestPki.Issued identity) {
    return version -> PlayedServer.speaking(new JssePeer(version, identity));
  }

  private static BadServer saying(String name, byte[] said, String rule, String advice) {
    return new BadServer(
        name,
        null,
        null,
        Counted.NOT,
        version -> PlayedServer.saying(said),
        "waiting for the server's answer",
        rule,
        advice);
  }

  /** Starts it, with a version of TLS where it speaks any. */
  PlayedServer start(String version) {
    return new PlayedServer(role.apply(version));
  }

  /** Checks what a client says of it. */
  void assertExplained(String paragraph) {
    Explanations.assertComplete(paragraph, step, identity, rule, advice);
  }
}
