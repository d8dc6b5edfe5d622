/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.text.UtcText;
import java.io.IOException;
import org.bouncycastle.asn1.x509.NameConstraints;

/** The rules for the certificates of a path whose signatures are right (RFC 5280 §6.1). */
final class PathRules {

  private static final String ISSUE_AGAIN = "Have this certificate issued again without it.";

  private final CertificateTime time;
  private final int purpose;
  private final String step;
  private final Revocations revocations;

  PathRules(CertificateTime time, int purpose, String step, Revocations revocations) {
    this.time = time;
    this.purpose = purpose;
    this.step = step;
    this.revocations = revocations;
  }

  /**
   * Checks a path.
   *
   * @param path from the peer's certificate to the anchor
   * @param count its length
   * @return null when it keeps all rules, otherwise the first that it breaks
   */
  TlsRefusal check(CertificateView[] path, int count) {
    TlsRefusal broken = checkLeaf(path[0]);
    int intermediatesCount = 0;
    for (int i = 0; i < count && broken == null; i++) {
      broken = checkAny(path[i]);
      if (broken == null && i > 0) {
        broken = checkAuthority(path[i], intermediatesCount);
        // RFC 5280 §6.1.4 (l): self-issued ones do not count.
        intermediatesCount += path[i].isSelfIssued() ? 0 : 1;
      }
      if (broken == null && i > 0) {
        broken = checkNames(path, i);
      }
    }
    return broken != null ? broken : revocations.check(path, count, time, step);
  }

  private TlsRefusal checkLeaf(CertificateView leaf) {
    // The keys of the others were checked when they were used.
    try {
      PublicKeys.of(leaf);
    } catch (IOException e) {
      return new TlsRefusal(
          TlsRefusal.BAD_CERTIFICATE,
          step,
          leaf,
          "its key is not accepted: " + e.getMessage(),
          "Have it issued again for another key.");
    }
    if (!leaf.allowsDigitalSignature()) {
      return usage(
          leaf,
          "its key usage lacks digitalSignature (RFC 5280 §4.2.1.3)",
          "Have it issued with key usage digitalSignature.");
    }
    if (purpose == PathVerifier.SERVER && !leaf.allowsServerAuthentication()) {
      return usage(
          leaf,
          "its extended key usage lacks serverAuth (RFC 5280 §4.2.1.12)",
          "Have it issued with extended key usage serverAuth, or without any.");
    }
    if (purpose == PathVerifier.CLIENT && !leaf.allowsClientAuthentication()) {
      return usage(
          leaf,
          "its extended key usage lacks clientAuth (RFC 5280 §4.2.1.12)",
          "Have it issued with extended key usage clientAuth, or without any.");
    }
    return null;
  }

  private TlsRefusal checkAny(CertificateView certificate) {
    // RFC 5280 §6.1.4 (o), §6.1.5 (f)
    String unknown = certificate.extensions().unknownCritical();
    if (unknown != null) {
      return usage(
          certificate, "its critical extension " + unknown + " is not processed here", ISSUE_AGAIN);
    }
    NameConstraints constraints = certificate.extensions().nameConstraints();
    String fault = constraints == null ? null : NameSpaces.fault(constraints);
    if (fault != null) {
      return usage(certificate, fault, ISSUE_AGAIN);
    }
    return checkValidity(certificate);
  }

  /** RFC 5280 §6.1.3 (a) (2); both ends belong to the validity, to the second. */
  TlsRefusal checkValidity(CertificateView certificate) {
    long earliestMs = time.earliestMs();
    long latestMs = time.latestMs();
    boolean known = earliestMs == latestMs;
    if (Faults.planted(PlantedBugs.IGNORE_DATES)) {
      return null;
    }
    if (Math.floorDiv(earliestMs, 1000L) > Math.floorDiv(certificate.notAfterMs(), 1000L)) {
      return new TlsRefusal(
          TlsRefusal.EXPIRED,
          step,
          certificate,
          "it was valid until "
              + certificate.notAfter()
              + ", and it is "
              + (known ? "" : "at least ")
              + UtcText.seconds(earliestMs)
              + " here",
          "Have it issued again; if the time here is wrong, set the clock.");
    }
    if (Math.floorDiv(latestMs, 1000L) < Math.floorDiv(certificate.notBeforeMs(), 1000L)) {
      return new TlsRefusal(
          TlsRefusal.NOT_YET_VALID,
          step,
          certificate,
          "it is valid from "
              + certificate.notBefore()
              + " on, and it is "
              + (known ? "" : "at most ")
              + UtcText.seconds(latestMs)
              + " here",
          "Wait until then; if the time here is wrong, set the clock.");
    }
    return null;
  }

  private TlsRefusal checkAuthority(CertificateView authority, int intermediatesCount) {
    // RFC 5280 §6.1.4 (k)
    if (!authority.isAuthority()) {
      return usage(
          authority,
          "it has signed another certificate but is no certification authority's (RFC 5280"
              + " §4.2.1.9)",
          "Have the certificate below it issued by a certification authority.");
    }
    // RFC 5280 §6.1.4 (n)
    if (!authority.allowsCertificateSigning()) {
      return usage(
          authority,
          "its key usage lacks keyCertSign (RFC 5280 §4.2.1.3)",
          "Have the authority's certificate issued with key usage keyCertSign.");
    }
    // RFC 5280 §6.1.4 (l) and (m)
    if (authority.pathLengthMax() >= 0 && intermediatesCount > authority.pathLengthMax()) {
      return usage(
          authority,
          "it allows "
              + authority.pathLengthMax()
              + " intermediate certificates below it, and there are "
              + intermediatesCount
              + " (RFC 5280 §4.2.1.9)",
          "Have the peer's certificate issued by an authority nearer to this one.");
    }
    return null;
  }

  /** RFC 5280 §6.1.3 (b) and (c) for all certificates below an authority. */
  private TlsRefusal checkNames(CertificateView[] path, int authorityIndex) {
    NameConstraints constraints = path[authorityIndex].extensions().nameConstraints();
    if (constraints == null) {
      return null;
    }
    for (int i = 0; i < authorityIndex; i++) {
      if (i == 0 || !path[i].isSelfIssued()) {
        String violation = NameSpaces.violation(constraints, path[i]);
        if (violation == null && i == 0 && purpose == PathVerifier.SERVER) {
          violation = NameSpaces.serverNameViolation(constraints, path[i]);
        }
        if (violation != null) {
          return usage(
              path[i],
              violation + ", " + path[authorityIndex].subject() + " (RFC 5280 §4.2.1.10)",
              "Have it issued with names that its authority may give.");
        }
      }
    }
    return null;
  }

  private TlsRefusal usage(CertificateView certificate, String rule, String advice) {
    return new TlsRefusal(TlsRefusal.USAGE, step, certificate, rule, advice);
  }
}
