/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Pdu;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.V3Message;

/**
 * Writes an SNMP message: what it is, its numbers, its context, its variable bindings. Of
 * msgSecurityParameters nothing is shown.
 */
final class SnmpMessageText {

  /**
   * Octets that are shown of an SNMPv3 message that cannot be read: its header at most, and never
   * the value of a variable.
   */
  private static final int PREFIX_OCTETS = 32;

  /**
   * Octets that are shown of what may be a message of SNMPv1 or SNMPv2c: up to the version, behind
   * which stands the community, which is a secret.
   */
  private static final int PREFIX_OCTETS_OF_OTHERS = 7;

  private static final long SNMP_V1 = 0;
  private static final long SNMP_V2C = 1;

  private final V3Message message = new V3Message();
  private final BerReader versionReader = new BerReader();
  private final VarbindText varbinds = new VarbindText();

  /** A writer. */
  SnmpMessageText() {}

  /** Writes what is in a range of bytes. */
  void add(TraceText text, byte[] bytes, int offset, int length) {
    if (!message.readHeader(bytes, offset, length)) {
      addUnreadable(text, bytes, offset, length);
      return;
    }
    if (message.dataTag() == BerTag.OCTET_STRING) {
      addHeader(text.add("encrypted, "), length);
      return;
    }
    if (!message.readScopedPdu(bytes, message.dataOffset(), message.dataLength())) {
      text.add("not decodable: ").add(BerError.name(message.error())).add(", in the PDU; ");
      addHeader(text, length);
      addPrefix(text, bytes, offset, Math.min(length, PREFIX_OCTETS));
      return;
    }
    Pdu pdu = message.pdu();
    addHeader(text.add(PduType.name(pdu.type())).add(", "), length);
    text.add(", request-id ").add(pdu.requestId());
    addStatus(text, pdu);
    addContext(text, bytes);
    varbinds.add(text, pdu);
  }

  private void addHeader(TraceText text, int length) {
    V3Header header = message.header();
    text.add(length).add(" bytes, msgID ").add(header.messageId());
    // That of each good message here is not worth a word.
    if (header.securityModel() != SecurityModelNumber.TSM) {
      text.add(", security model ").add(header.securityModel());
    }
  }

  private static void addStatus(TraceText text, Pdu pdu) {
    if (pdu.type() == PduType.GET_BULK_REQUEST) {
      text.add(", non-repeaters ").add(pdu.nonRepeaters());
      text.add(", max-repetitions ").add(pdu.maxRepetitions());
    } else {
      text.add(", error-status ").add(ErrorStatus.name(pdu.errorStatus()));
      text.add(", error-index ").add(pdu.errorIndex());
    }
  }

  private void addContext(TraceText text, byte[] bytes) {
    text.add(", context ");
    text.addOctets(bytes, message.contextNameOffset(), message.contextNameLength());
    int shown = Math.min(message.contextEngineIdLength(), TraceText.VALUE_OCTETS_MAX);
    text.add(" of engine ").addHexadecimal(bytes, message.contextEngineIdOffset(), shown);
    text.addCut(message.contextEngineIdLength(), shown);
  }

  private void addUnreadable(TraceText text, byte[] bytes, int offset, int length) {
    text.add("not decodable: ");
    versionReader.wrap(bytes, offset, length);
    versionReader.enter(BerTag.SEQUENCE);
    long version = versionReader.readInteger(BerTag.INTEGER, Long.MIN_VALUE, Long.MAX_VALUE);
    boolean isVersion3 = versionReader.ok() && version == V3Header.VERSION;
    if (versionReader.ok() && !isVersion3) {
      text.add("a message of ").add(nameOfVersion(version));
    } else {
      text.add(BerError.name(message.error()));
    }
    text.add("; ").add(length).add(" bytes");
    boolean hasHeader = isVersion3 && versionReader.peekTag() == BerTag.SEQUENCE;
    int prefix = hasHeader ? PREFIX_OCTETS : PREFIX_OCTETS_OF_OTHERS;
    addPrefix(text, bytes, offset, Math.min(length, prefix));
  }

  private static String nameOfVersion(long version) {
    if (version == SNMP_V1) {
      return "SNMPv1";
    }
    return version == SNMP_V2C ? "SNMPv2c" : "version number " + version;
  }

  private static void addPrefix(TraceText text, byte[] bytes, int offset, int length) {
    text.add(", beginning with 0x").addHexadecimal(bytes, offset, length);
  }
}
