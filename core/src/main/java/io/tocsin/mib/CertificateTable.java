/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;

/** tocsinCertificateTable. */
public final class CertificateTable extends TableObject {

  private static final int USE = 2;
  private static final int NAME = 3;
  private static final int FINGERPRINT = 4;
  private static final int NOT_BEFORE = 5;
  private static final int NOT_AFTER = 6;
  private static final int STATE = 7;
  private static final int FILE = 8;

  private final CertificateStatus certificates;
  private final TextEncoder text = new TextEncoder();
  private final byte[] date = new byte[DateAndTime.LENGTH];

  /**
   * A table of all certificates and lists.
   *
   * @param certificates tells of them
   */
  public CertificateTable(CertificateStatus certificates) {
    super(
        TocsinNames.CERTIFICATE_ENTRY,
        new CountedRowIndex(certificates.count()),
        USE,
        NAME,
        FINGERPRINT,
        NOT_BEFORE,
        NOT_AFTER,
        STATE,
        FILE);
    this.certificates = certificates;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case USE:
        value.writeInteger(BerTag.INTEGER, certificates.use(row));
        break;
      case NAME:
        text.write(certificates.name(row), value);
        break;
      case FINGERPRINT:
        byte[] fingerprint = certificates.fingerprint(row);
        value.writeOctets(BerTag.OCTET_STRING, fingerprint, 0, fingerprint.length);
        break;
      case NOT_BEFORE:
        writeDate(certificates.notBeforeMs(row), value);
        break;
      case NOT_AFTER:
        writeDate(certificates.notAfterMs(row), value);
        break;
      case STATE:
        value.writeInteger(BerTag.INTEGER, certificates.state(row));
        break;
      case FILE:
        text.write(certificates.file(row), value);
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }

  private void writeDate(long wallMs, BerWriter value) {
    DateAndTime.write(wallMs, date);
    value.writeOctets(BerTag.OCTET_STRING, date, 0, date.length);
  }
}
