/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.util.List;

/**
 * All revocation lists that the operator has given, by which certificates of peers are judged (RFC
 * 5280 §6.3).
 *
 * <p>A list counts when an authority has signed it that is trusted, or that stands above a peer's
 * certificate in a verified path. From then on it counts for every certificate with that issuer's
 * name, those included that are known by their fingerprint alone and come without a path. What a
 * list says counts after its time, too: a certificate that was revoked stays so.
 */
public final class Revocations {

  /** No lists, and none asked for. */
  public static final Revocations NONE = new Revocations(new RevocationList[0], false);

  private final RevocationList[] lists;
  private final boolean isStrict;

  /**
   * Lists of which those of trusted authorities are not proven yet.
   *
   * @param lists all of them
   * @param isStrict whether a certificate is refused of which no current list tells. A trust anchor
   *     above a peer's certificate needs none, nor does a certificate that its holder has issued
   */
  public Revocations(RevocationList[] lists, boolean isStrict) {
    this.lists = lists.clone();
    this.isStrict = isStrict;
  }

  /**
   * Proves a list by the authorities that are trusted.
   *
   * @param list one of them
   * @param anchors certificates that are trusted
   * @return null when it is proven, or when none of them is its issuer's, so that an authority
   *     below them may still have signed it; otherwise why not, as a clause
   */
  public static String prove(RevocationList list, List<CertificateView> anchors) {
    String fault = null;
    for (CertificateView anchor : anchors) {
      if (list.isOf(anchor)) {
        String found = list.prove(anchor, true);
        if (found == null) {
          return null;
        }
        fault = fault == null ? found : fault;
      }
    }
    return fault;
  }

  /**
   * Whether a list that counts by now has a certificate.
   *
   * @param certificate anybody's
   */
  public boolean isRevoked(CertificateView certificate) {
    for (RevocationList list : lists) {
      if (list.concerns(certificate) && list.isProven() && list.has(certificate)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Checks a path that keeps all other rules, from the anchor down, so that nobody who is revoked
   * proves a list.
   *
   * @param path from the peer's certificate to the anchor
   * @param count its length
   * @param time what is known of the present
   * @param step what is being done, for a refusal
   * @return null when nothing is wrong with it
   */
  TlsRefusal check(CertificateView[] path, int count, CertificateTime time, String step) {
    TlsRefusal refusal = null;
    for (int i = count - 1; i >= 0 && refusal == null; i--) {
      boolean isAnchor = i == count - 1;
      // RFC 5280 §6.1: who is trusted is not asked for; a root could only revoke itself.
      if (!isAnchor || !path[i].isSelfIssued()) {
        CertificateView issuer = isAnchor ? null : path[i + 1];
        boolean isListNeeded = isStrict && (!isAnchor || count == 1);
        refusal = check(path[i], issuer, i + 1 == count - 1, isListNeeded, time, step);
      }
    }
    return refusal;
  }

  private TlsRefusal check(
      CertificateView certificate,
      CertificateView issuer,
      boolean isIssuerAnchor,
      boolean isListNeeded,
      CertificateTime time,
      String step) {
    boolean isCurrent = false;
    RevocationList late = null;
    for (RevocationList list : lists) {
      if (!list.concerns(certificate)) {
        continue;
      }
      if (issuer != null) {
        // Whatever is wrong with it, a list that is not proven does not count.
        String ignored = list.prove(issuer, isIssuerAnchor);
      }
      if (list.isProven()) {
        if (list.has(certificate)) {
          return revoked(certificate, list, step);
        }
        isCurrent |= list.isCurrent(time);
        late = list;
      }
    }
    return isCurrent || !isListNeeded ? null : unknown(certificate, late, time, step);
  }

  private static TlsRefusal revoked(CertificateView certificate, RevocationList list, String step) {
    return new TlsRefusal(
        TlsRefusal.REVOKED,
        step,
        certificate,
        "its issuer has revoked it: it is on the revocation list of " + list.thisUpdate(),
        "Have another one issued for another key; if it should not be on the list, give the agent"
            + " a newer one.");
  }

  private static TlsRefusal unknown(
      CertificateView certificate, RevocationList late, CertificateTime time, String step) {
    return new TlsRefusal(
        TlsRefusal.REVOCATION_UNKNOWN,
        step,
        certificate,
        "no current revocation list of its issuer is here, and trust.crls.strict is on"
            + (late == null ? "" : "; of the list that is here, " + late.fault(time)),
        "Get the issuer's present list into a file of trust.crls, and let the agent read it; without"
            + " trust.crls.strict, certificates are accepted that no list has.");
  }
}
