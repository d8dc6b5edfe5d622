/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.BeforeTry;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.AbstractVariable;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** An independent implementation writes the same bytes, and reads ours as the same values. */
@Domain(SmiValues.class)
@Domain(DomainContext.Global.class)
class Snmp4jAgreementProperties {

  private static final long UNSIGNED_MAX = 0xFFFF_FFFFL;

  private final BerWriter writer = new BerWriter();

  @BeforeTry
  void emptyTheWriter() {
    writer.wrap(new byte[1024], 0, 1024);
  }

  @Provide
  Arbitrary<Long> numbers() {
    return SmiValues.numbers();
  }

  /** What the writer holds must be what SNMP4J makes of its own value, and back. */
  private BerReader assertAgreement(Variable theirs) {
    assertFalse(writer.isFull());
    byte[] ours =
        Arrays.copyOfRange(writer.buffer(), writer.offset(), writer.offset() + writer.length());
    try {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      theirs.encodeBER(stream);
      assertArrayEquals(stream.toByteArray(), ours);
      assertEquals(
          theirs, AbstractVariable.createFromBER(new BERInputStream(ByteBuffer.wrap(ours))));
      return new BerReader().wrap(stream.toByteArray(), 0, stream.size());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertFinished(BerReader reader) {
    reader.finish();
    assertEquals("none", BerError.name(reader.error()));
  }

  @Property
  void integers(@ForAll("numbers") long number) {
    int value = (int) number;
    writer.writeInteger(BerTag.INTEGER, value);
    BerReader reader = assertAgreement(new Integer32(value));
    assertEquals(value, reader.readInteger32());
    assertFinished(reader);
  }

  @Property
  void counters32(@ForAll @LongRange(min = 0, max = UNSIGNED_MAX) long value) {
    writer.writeUnsigned(BerTag.COUNTER32, value);
    BerReader reader = assertAgreement(new Counter32(value));
    assertEquals(value, reader.readUnsigned32(BerTag.COUNTER32));
    assertFinished(reader);
  }

  @Property
  void gauges(@ForAll @LongRange(min = 0, max = UNSIGNED_MAX) long value) {
    writer.writeUnsigned(BerTag.GAUGE32, value);
    BerReader reader = assertAgreement(new Gauge32(value));
    assertEquals(value, reader.readUnsigned32(BerTag.GAUGE32));
    assertFinished(reader);
  }

  @Property
  void timeTicks(@ForAll @LongRange(min = 0, max = UNSIGNED_MAX) long value) {
    writer.writeUnsigned(BerTag.TIME_TICKS, value);
    BerReader reader = assertAgreement(new TimeTicks(value));
    assertEquals(value, reader.readUnsigned32(BerTag.TIME_TICKS));
    assertFinished(reader);
  }

  @Property
  void counters64(@ForAll("numbers") long value) {
    writer.writeUnsigned(BerTag.COUNTER64, value);
    BerReader reader = assertAgreement(new Counter64(value));
    assertEquals(value, reader.readUnsigned64(BerTag.COUNTER64));
    assertFinished(reader);
  }

  @Property
  void octetStrings(@ForAll @Size(max = 600) byte[] value) {
    writer.writeOctets(BerTag.OCTET_STRING, value, 0, value.length);
    BerReader reader = assertAgreement(new OctetString(value));
    assertEquals(value.length, reader.readOctets(BerTag.OCTET_STRING, 0, 600));
    assertFinished(reader);
  }

  @Property
  void opaques(@ForAll @Size(max = 300) byte[] value) {
    writer.writeOctets(BerTag.OPAQUE, value, 0, value.length);
    BerReader reader = assertAgreement(new Opaque(value));
    assertEquals(value.length, reader.readOctets(BerTag.OPAQUE, 0, 300));
    assertFinished(reader);
  }

  @Property
  void addresses(@ForAll int value) {
    writer.writeIpAddress(value);
    byte[] octets = ByteBuffer.allocate(4).putInt(value).array();
    BerReader reader = assertAgreement(new IpAddress(octets));
    assertEquals(value, reader.readIpAddress());
    assertFinished(reader);
  }

  @Property
  void objectIdentifiers(@ForAll Oid value) {
    // SNMP4J keeps the first content sub-identifier, 80 and the second component, in 32 bits.
    Assume.that(value.arc(0) < 2 || (value.arc(1) & UNSIGNED_MAX) <= UNSIGNED_MAX - 80);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, value);
    BerReader reader = assertAgreement(new OID(value.toString()));
    Oid oid = new Oid();
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertFinished(reader);
    assertEquals(value, oid);
  }

  @Property
  void orderOfObjectIdentifiers(@ForAll Oid one, @ForAll Oid other) {
    int theirs = new OID(one.toString()).compareTo(new OID(other.toString()));
    assertEquals(Integer.signum(theirs), one.compareTo(other));
  }

  @Property
  void valuesWithoutContent(@ForAll("nulls") Null theirs) {
    int tag = theirs.getSyntax();
    writer.writeNull(tag);
    BerReader reader = assertAgreement(theirs);
    reader.readNull(tag);
    assertFinished(reader);
  }

  @Provide
  Arbitrary<Null> nulls() {
    return Arbitraries.of(new Null(), Null.noSuchObject, Null.noSuchInstance, Null.endOfMibView);
  }
}
