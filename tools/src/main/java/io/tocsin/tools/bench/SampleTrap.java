/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.VarbindSource;
import java.nio.charset.StandardCharsets;

/**
 * The message that both sides of the benchmark write and read: an SNMPv2-Trap with six variable
 * bindings, of the kind that a board sends when a line changes.
 */
final class SampleTrap implements VarbindSource {

  static final int MESSAGE_ID = 1_804_289_383;
  static final int MESSAGE_SIZE_MAX = 8192;
  static final int REQUEST_ID = 846_930_886;
  static final String CONTEXT_ENGINE_ID = "80007ed905b827eb12a4c3";

  static final String SYS_UP_TIME_NAME = "1.3.6.1.2.1.1.3.0";
  static final String TRAP_OID_NAME = "1.3.6.1.6.3.1.1.4.1.0";
  static final String LINE_STATE_NAME = "1.3.6.1.4.1.32473.1.2.1.1.3.7";
  static final String LINE_LABEL_NAME = "1.3.6.1.4.1.32473.1.2.1.1.2.7";
  static final String LINE_CHANGES_NAME = "1.3.6.1.4.1.32473.1.2.1.1.5.7";
  static final String LINE_TYPE_NAME = "1.3.6.1.4.1.32473.1.2.1.1.4.7";

  static final long SYS_UP_TIME = 12_345_678;
  static final String TRAP_OID = "1.3.6.1.4.1.32473.1.0.2";
  static final int LINE_STATE = 2;
  static final String LINE_LABEL = "cabinet door";
  static final long LINE_CHANGES = 3_000_000_007L;
  static final String LINE_TYPE = "1.3.6.1.4.1.32473.1.3.1";

  private final Oid[] names = {
    Oid.parse(SYS_UP_TIME_NAME),
    Oid.parse(TRAP_OID_NAME),
    Oid.parse(LINE_STATE_NAME),
    Oid.parse(LINE_LABEL_NAME),
    Oid.parse(LINE_CHANGES_NAME),
    Oid.parse(LINE_TYPE_NAME),
  };
  private final Oid trapOid = Oid.parse(TRAP_OID);
  private final Oid lineType = Oid.parse(LINE_TYPE);
  private final byte[] lineLabel = LINE_LABEL.getBytes(StandardCharsets.US_ASCII);

  @Override
  public int count() {
    return names.length;
  }

  @Override
  public void name(int index, Oid into) {
    into.set(names[index]);
  }

  @Override
  public void value(int index, BerWriter out) {
    switch (index) {
      case 0 -> out.writeUnsigned(BerTag.TIME_TICKS, SYS_UP_TIME);
      case 1 -> out.writeOid(BerTag.OBJECT_IDENTIFIER, trapOid);
      case 2 -> out.writeInteger(BerTag.INTEGER, LINE_STATE);
      case 3 -> out.writeOctets(BerTag.OCTET_STRING, lineLabel, 0, lineLabel.length);
      case 4 -> out.writeUnsigned(BerTag.GAUGE32, LINE_CHANGES);
      default -> out.writeOid(BerTag.OBJECT_IDENTIFIER, lineType);
    }
  }
}
