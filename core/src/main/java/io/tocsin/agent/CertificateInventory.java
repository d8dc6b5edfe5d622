/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.mib.CertificateStatus;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.RevocationList;
import io.tocsin.tls.Revocations;
import java.util.ArrayList;
import java.util.List;

/** The certificates and revocation lists of a configuration, for managers to look at. */
final class CertificateInventory implements CertificateStatus {

  private static final byte[] NO_FINGERPRINT = {};

  private final Revocations revocations;
  private final CertificateTime time;
  private final List<Item> items = new ArrayList<>();

  /**
   * An inventory of nothing.
   *
   * @param revocations tells which certificates are revoked
   * @param time what is known of the present
   */
  CertificateInventory(Revocations revocations, CertificateTime time) {
    this.revocations = revocations;
    this.time = time;
  }

  /** Adds a certificate behind what is there. */
  void add(int use, CertificateView certificate, String file) {
    items.add(new Item(use, certificate, null, file));
  }

  /** Adds a revocation list behind what is there. */
  void add(RevocationList list, String file) {
    items.add(new Item(REVOCATION_LIST, null, list, file));
  }

  @Override
  public int count() {
    return items.size();
  }

  @Override
  public int use(int index) {
    return items.get(index).use;
  }

  @Override
  public String name(int index) {
    return items.get(index).name;
  }

  @Override
  public byte[] fingerprint(int index) {
    return items.get(index).fingerprint;
  }

  @Override
  public long notBeforeMs(int index) {
    return items.get(index).notBeforeMs;
  }

  @Override
  public long notAfterMs(int index) {
    return items.get(index).notAfterMs;
  }

  @Override
  public int state(int index) {
    Item item = items.get(index);
    if (item.list != null && !item.list.isProven()) {
      return UNPROVEN;
    }
    if (item.certificate != null && revocations.isRevoked(item.certificate)) {
      return REVOKED;
    }
    if (time.earliestMs() > item.notAfterMs) {
      return EXPIRED;
    }
    return time.latestMs() < item.notBeforeMs ? NOT_YET_VALID : GOOD;
  }

  @Override
  public String file(int index) {
    return items.get(index).file;
  }

  /** One certificate or one list; the other is null. */
  private static final class Item {

    private final int use;
    private final CertificateView certificate;
    private final RevocationList list;
    private final String file;
    private final String name;
    private final byte[] fingerprint;
    private final long notBeforeMs;
    private final long notAfterMs;

    Item(int use, CertificateView certificate, RevocationList list, String file) {
      this.use = use;
      this.certificate = certificate;
      this.list = list;
      this.file = file;
      name = list == null ? certificate.subject() : list.issuer();
      fingerprint =
          list == null ? Fingerprint.of(Fingerprint.SHA256, certificate).octets() : NO_FINGERPRINT;
      notBeforeMs = list == null ? certificate.notBeforeMs() : list.thisUpdateMs();
      notAfterMs = list == null ? certificate.notAfterMs() : list.nextUpdateMs();
    }
  }
}
