/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * The search for a path of certificates, each signed by the next, from a peer's to a trust anchor.
 *
 * <p>It goes depth first. Issuers are found by name; of several, those whose key identifier fits
 * come first (RFC 5280 §4.2.1.1). A certificate stands in a path once, so there are no loops.
 *
 * <p>A path that reaches an anchor and keeps the rules goes on while there may be further anchors
 * above: the certificate map may have a row for each. Where nothing better comes of that, the path
 * ends where it is.
 */
final class PathSearch {

  /** Ranks of an issuer: key identifiers equal, not comparable, different. */
  private static final int RANKS_COUNT = 3;

  private final List<CertificateView> candidates;
  private final int anchorsCount;
  private final PathRules rules;
  private final String step;
  private final CertificateView[] path = new CertificateView[PathVerifier.PATH_COUNT_MAX];

  /** The longest path that leads to an anchor and keeps the rules; null before there is one. */
  private CertificateView[] found;

  private int signaturesCount;

  /** Of a whole path that broke a rule. */
  private TlsRefusal ruleRefusal;

  /** Of a signature that was wrong or not accepted. */
  private TlsRefusal signatureRefusal;

  /** Of a certificate whose issuer is not there. */
  private TlsRefusal issuerRefusal;

  /**
   * A search.
   *
   * @param candidates possible issuers: the anchors, then what the peer presented
   * @param anchorsCount how many of them are anchors
   */
  PathSearch(List<CertificateView> candidates, int anchorsCount, PathRules rules, String step) {
    this.candidates = candidates;
    this.anchorsCount = anchorsCount;
    this.rules = rules;
    this.step = step;
  }

  /** Finds the path from a certificate; null when there is none, and {@link #refusal} says why. */
  CertificateView[] find(CertificateView leaf) {
    path[0] = leaf;
    extend(1, 0);
    return found;
  }

  /** Why there is no path: the reason that is nearest to one. */
  TlsRefusal refusal() {
    if (ruleRefusal != null) {
      return ruleRefusal;
    }
    return signatureRefusal != null ? signatureRefusal : issuerRefusal;
  }

  /**
   * Extends the path.
   *
   * @param count length of the path so far
   * @param anchorsBelowCount how many anchors are in it, the last certificate left out
   * @return whether the search is over: this path, or one that goes on from it, is found
   */
  private boolean extend(int count, int anchorsBelowCount) {
    CertificateView last = path[count - 1];
    int anchorsInPathCount = anchorsBelowCount;
    boolean whole = false;
    if (isAnchor(last)) {
      anchorsInPathCount++;
      TlsRefusal broken = rules.check(path, count);
      whole = broken == null;
      if (whole) {
        found = Arrays.copyOf(path, count);
      }
      ruleRefusal = ruleRefusal == null ? broken : ruleRefusal;
    }
    if (whole && anchorsInPathCount == anchorsCount) {
      return true;
    }
    int[] ranks = ranks(last, count);
    boolean issuerSeen = false;
    for (int rank = 0; rank < RANKS_COUNT; rank++) {
      for (int i = 0; i < ranks.length; i++) {
        if (ranks[i] != rank) {
          continue;
        }
        CertificateView candidate = candidates.get(i);
        issuerSeen = true;
        if (count == path.length || signaturesCount == PathVerifier.SIGNATURES_COUNT_MAX) {
          tooMuchWork(last);
          return whole;
        }
        signaturesCount++;
        if (isSignedBy(last, candidate, i < anchorsCount)) {
          path[count] = candidate;
          if (extend(count + 1, anchorsInPathCount)) {
            return true;
          }
        }
      }
    }
    if (!issuerSeen && issuerRefusal == null) {
      issuerRefusal = unknownIssuer(last);
    }
    return whole;
  }

  private boolean isAnchor(CertificateView certificate) {
    for (int i = 0; i < anchorsCount; i++) {
      if (candidates.get(i).equals(certificate)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInPath(CertificateView certificate, int count) {
    for (int i = 0; i < count; i++) {
      if (path[i].equals(certificate)) {
        return true;
      }
    }
    return false;
  }

  /** How well each candidate fits as the next of a path; -1 when it is in the path already. */
  private int[] ranks(CertificateView last, int count) {
    int[] ranks = new int[candidates.size()];
    for (int i = 0; i < ranks.length; i++) {
      int rank = rank(last, candidates.get(i));
      ranks[i] = rank >= 0 && isInPath(candidates.get(i), count) ? -1 : rank;
    }
    return ranks;
  }

  /** How well an issuer fits, 0 being best; -1 when it is none. */
  private static int rank(CertificateView subject, CertificateView issuer) {
    if (!subject.namesAsIssuer(issuer)) {
      return -1;
    }
    byte[] wanted = subject.extensions().authorityKeyIdentifier();
    byte[] present = issuer.extensions().subjectKeyIdentifier();
    if (wanted == null || present == null) {
      return 1;
    }
    return Arrays.equals(wanted, present) ? 0 : 2;
  }

  private boolean isSignedBy(CertificateView subject, CertificateView issuer, boolean anchor) {
    String fault;
    try {
      AsymmetricKeyParameter key = anchor ? PublicKeys.ofAnchor(issuer) : PublicKeys.of(issuer);
      if (CertificateSignatures.isSignedBy(subject, key)) {
        return true;
      }
      fault =
          "its signature is not that of "
              + issuer.subject()
              + " ("
              + issuer.fingerprint()
              + "), which has the name of its issuer";
    } catch (IOException e) {
      fault = e.getMessage();
    }
    if (signatureRefusal == null) {
      signatureRefusal =
          new TlsRefusal(
              TlsRefusal.BAD_SIGNATURE,
              step,
              subject,
              fault,
              "When the certification authority was made anew under the same name, trust its"
                  + " present certificate; otherwise have this certificate issued again.");
    }
    return false;
  }

  private TlsRefusal unknownIssuer(CertificateView last) {
    String rule =
        last.isSelfIssued()
            ? "it is signed by itself and not among the trusted certificates"
            : "its issuer is not among the trusted certificates nor among those presented";
    return new TlsRefusal(
        TlsRefusal.UNKNOWN_CA,
        step,
        last,
        rule,
        last.isSelfIssued()
            ? "Add this certificate to the trusted certificates if you know it; compare the"
                + " fingerprint."
            : "Add the issuer's certificate to the trusted certificates, or let the peer present"
                + " the certificates between its own and a trusted one.");
  }

  private void tooMuchWork(CertificateView last) {
    if (issuerRefusal == null) {
      issuerRefusal =
          new TlsRefusal(
              TlsRefusal.UNKNOWN_CA,
              step,
              last,
              "no path to a trusted certificate was found among "
                  + PathVerifier.PATH_COUNT_MAX
                  + " certificates and "
                  + PathVerifier.SIGNATURES_COUNT_MAX
                  + " signatures",
              "Shorten the path: let the peer present only the certificates that lead to a trusted"
                  + " one.");
    }
  }
}
