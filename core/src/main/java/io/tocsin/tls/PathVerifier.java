/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.util.ArrayList;
import java.util.List;

/**
 * Verifies that a peer's certificate leads to a trust anchor (RFC 5280 §6), as far as a closed
 * public key infrastructure needs it: signatures, validity, basic constraints with path lengths,
 * key usages, name constraints, name chaining, and revocation by the lists that are here; no
 * policies.
 *
 * <p>A trust anchor is any certificate that the operator trusts: a self-signed authority, an
 * intermediate one, or the peer's own certificate, which is then a path of one. The rules hold for
 * the anchor as for every other certificate of the path; only its own signature is not asked for.
 * Where both an authority and one above it are trusted, the path leads to the upper one if it keeps
 * the rules as far as that.
 *
 * <p>The order in which a peer presents certificates does not matter, and what it presents beside
 * the path is not looked at. The work is bounded: {@link #PATH_COUNT_MAX} and {@link
 * #SIGNATURES_COUNT_MAX}.
 */
public final class PathVerifier implements PeerVerifier {

  /** Purpose: the peer is a TLS server. */
  public static final int SERVER = 1;

  /** Purpose: the peer is a TLS client. */
  public static final int CLIENT = 2;

  /** Most certificates of a path, the peer's own and the anchor included. */
  public static final int PATH_COUNT_MAX = 8;

  /**
   * Most signatures that are checked for one peer, those that turn out to be wrong included: a path
   * of {@link #PATH_COUNT_MAX} has one less. A revocation list that a path proves costs one more,
   * once. The dearest of those accepted, by an RSA key of 4096 bits with an exponent of 32 or an
   * ECDSA key on P-521, takes some ten times as long as a common one; beyond the bound the search
   * ends without a path.
   */
  public static final int SIGNATURES_COUNT_MAX = 8;

  private final CertificateView[] anchors;
  private final CertificateTime time;
  private final int purpose;
  private final Revocations revocations;

  /**
   * A verifier that asks for no revocation lists.
   *
   * @param anchors certificates that are trusted; none at all refuses everybody
   * @param time what is known of the time; asked at every verification
   * @param purpose {@link #SERVER} or {@link #CLIENT}: what the peer is
   */
  public PathVerifier(CertificateView[] anchors, CertificateTime time, int purpose) {
    this(anchors, time, purpose, Revocations.NONE);
  }

  /**
   * A verifier.
   *
   * @param anchors certificates that are trusted; none at all refuses everybody
   * @param time what is known of the time; asked at every verification
   * @param purpose {@link #SERVER} or {@link #CLIENT}: what the peer is
   * @param revocations which certificates their issuers have revoked
   */
  public PathVerifier(
      CertificateView[] anchors, CertificateTime time, int purpose, Revocations revocations) {
    if (purpose != SERVER && purpose != CLIENT) {
      throw new IllegalArgumentException("purpose must be SERVER or CLIENT");
    }
    this.anchors = anchors.clone();
    this.time = time;
    this.purpose = purpose;
    this.revocations = revocations;
  }

  /**
   * Looks for a path from the peer's own certificate to an anchor and sets it in {@code peer}.
   *
   * @param peer what the peer presented
   * @return null when there is a path that keeps all rules; otherwise the rule that failed: of the
   *     first path that was complete, or else why none is
   */
  @Override
  public TlsRefusal verify(PeerCertificates peer) {
    String step =
        purpose == SERVER
            ? "checking the server's certificate"
            : "checking the client's certificate";
    if (peer.presentedCount() == 0) {
      return TlsRefusal.noCertificate(step);
    }
    List<CertificateView> candidates = new ArrayList<>(anchors.length + peer.presentedCount());
    for (CertificateView anchor : anchors) {
      candidates.add(anchor);
    }
    for (int i = 1; i < peer.presentedCount(); i++) {
      // The same certificate twice would have its signatures checked twice.
      if (!candidates.contains(peer.presented(i))) {
        candidates.add(peer.presented(i));
      }
    }
    PathSearch search =
        new PathSearch(
            candidates, anchors.length, new PathRules(time, purpose, step, revocations), step);
    CertificateView[] path = search.find(peer.presented(0));
    if (path == null) {
      return search.refusal();
    }
    peer.setVerifiedPath(path);
    return null;
  }
}
