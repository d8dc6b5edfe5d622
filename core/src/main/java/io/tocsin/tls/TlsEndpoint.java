/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.hal.Entropy;
import java.io.IOException;

/**
 * Identities of ours and the settings of the sessions that they have: makes channels for both
 * roles. As a server it always shows the first identity; as a client it can show the next one, to
 * servers that know us by that.
 *
 * <p>What it speaks: TLS 1.3 and 1.2; ECDHE on X25519, P-256 and P-384; ChaCha20-Poly1305 and
 * AES-GCM; signatures by RSA (PSS, and PKCS #1 in TLS 1.2), ECDSA on P-256 and P-384, and Ed25519.
 * Both sides always prove who they are, unless {@link #withOptionalProof} was asked for. There is
 * no renegotiation, no resumption, no session ticket, no early data and no compression. TLS 1.2
 * needs the extended master secret (RFC 7627).
 *
 * <p>Everything random comes from the board's entropy. The same entropy and the same input make the
 * same output.
 */
public final class TlsEndpoint implements SecureChannelFactory {

  /** Version: TLS 1.2 (RFC 5246). One bit of a set. */
  public static final int TLS_1_2 = 1;

  /** Version: TLS 1.3 (RFC 8446). One bit of a set. */
  public static final int TLS_1_3 = 2;

  /** Least value of the bound on output; the least SNMP message, 484 octets, fits with room. */
  public static final int OUTPUT_SIZE_MIN = 1024;

  private final TlsCryptography cryptography;
  private final OwnCredentials credentials;
  private final TlsIdentity identity;
  private final TlsIdentity next;
  private final int versions;
  private final int outputSizeMax;
  private final boolean ownProofRequired;

  /**
   * An endpoint with one identity.
   *
   * @param identity who we are
   * @param entropy the source of everything random
   * @param versions set of {@link #TLS_1_2} and {@link #TLS_1_3}, not empty
   * @param outputSizeMax octets of records that may wait for the wire, as of the other constructor
   */
  public TlsEndpoint(TlsIdentity identity, Entropy entropy, int versions, int outputSizeMax) {
    this(identity, null, entropy, versions, outputSizeMax);
  }

  /**
   * An endpoint.
   *
   * @param identity who we are
   * @param next who we are to servers that {@link #showing} is asked for; null for none
   * @param entropy the source of everything random
   * @param versions set of {@link #TLS_1_2} and {@link #TLS_1_3}, not empty
   * @param outputSizeMax octets of records that may wait for the wire before {@link
   *     SecureChannel#writePlain} takes no more, {@link #OUTPUT_SIZE_MIN} at least. A handshake's
   *     flight, some 2 kB and our certificates, may exceed it for a while.
   */
  public TlsEndpoint(
      TlsIdentity identity, TlsIdentity next, Entropy entropy, int versions, int outputSizeMax) {
    if (versions < TLS_1_2 || versions > (TLS_1_2 | TLS_1_3)) {
      throw new IllegalArgumentException("versions must be TLS_1_2, TLS_1_3 or both");
    }
    if (outputSizeMax < OUTPUT_SIZE_MIN) {
      throw new IllegalArgumentException("outputSizeMax must be " + OUTPUT_SIZE_MIN + " at least");
    }
    this.versions = versions;
    this.outputSizeMax = outputSizeMax;
    this.identity = identity;
    this.next = next;
    cryptography = new TlsCryptography(entropy);
    credentials = new OwnCredentials(cryptography, identity);
    ownProofRequired = true;
  }

  private TlsEndpoint(TlsEndpoint other, OwnCredentials shown, boolean ownProofRequired) {
    this.versions = other.versions;
    this.outputSizeMax = other.outputSizeMax;
    this.identity = other.identity;
    this.next = other.next;
    this.cryptography = other.cryptography;
    this.credentials = shown;
    this.ownProofRequired = ownProofRequired;
  }

  @Override
  public TlsEndpoint showing(Fingerprint certificate) {
    if (certificate == null) {
      return this;
    }
    boolean isFirst = certificate.matches(identity.certificate());
    if (!isFirst && (next == null || !certificate.matches(next.certificate()))) {
      throw new IllegalArgumentException("there is no identity with " + certificate);
    }
    OwnCredentials shown = new OwnCredentials(cryptography, isFirst ? identity : next);
    return new TlsEndpoint(this, shown, ownProofRequired);
  }

  @Override
  public TlsEndpoint withOptionalProof() {
    return new TlsEndpoint(this, credentials, false);
  }

  @Override
  public SecureChannel server(PeerVerifier verifier) {
    return new TlsChannel(this, new TlsSessionState(true, true, verifier), null);
  }

  /** {@inheritDoc} A name that is neither a DNS name nor an address is not told to the server. */
  @Override
  public SecureChannel client(String serverName, PeerVerifier verifier) {
    return new TlsChannel(
        this, new TlsSessionState(false, ownProofRequired, verifier), indication(serverName));
  }

  /** RFC 6066 §3: literal addresses are not permitted in the server name indication. */
  private static byte[] indication(String serverName) {
    if (serverName == null || serverName.isEmpty()) {
      return null;
    }
    try {
      ServerName name = ServerName.parse(serverName);
      return name.isAddress() ? null : name.ascii();
    } catch (IOException e) {
      return null;
    }
  }

  int outputSizeMax() {
    return outputSizeMax;
  }

  /** Starts the engine of one session. */
  EngineProtocol start(TlsSessionState session, byte[] serverName) throws IOException {
    if (session.isServer()) {
      ServerProtocol protocol = new ServerProtocol(session);
      protocol.accept(new ServerPeer(cryptography, credentials, versions, session));
      return protocol;
    }
    ClientProtocol protocol = new ClientProtocol(session);
    protocol.connect(new ClientPeer(cryptography, credentials, versions, serverName, session));
    return protocol;
  }
}
