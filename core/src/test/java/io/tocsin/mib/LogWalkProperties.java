/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.LoggedEvents;
import io.tocsin.event.NotificationLog;
import io.tocsin.event.Severity;
import io.tocsin.snmp.ManagedObjects;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The tables of the notification log beside a sorted map of their variables. */
class LogWalkProperties {

  private static final Oid LOG_ENTRY = Oid.parse("1.3.6.1.2.1.92.1.3.1.1");
  private static final Oid VARIABLE_ENTRY = Oid.parse("1.3.6.1.2.1.92.1.3.2.1");
  private static final int NOTIFICATION_ID = 9;
  private static final int VARIABLE_ID = 2;
  private static final int VALUE_TYPE = 3;

  /** Column of the value, and nlmLogVariableValueType, by the identifier octet. */
  private static final Map<Integer, int[]> TYPES =
      Map.of(
          BerTag.COUNTER32, new int[] {4, 1},
          BerTag.GAUGE32, new int[] {5, 2},
          BerTag.TIME_TICKS, new int[] {6, 3},
          BerTag.INTEGER, new int[] {7, 4},
          BerTag.OCTET_STRING, new int[] {8, 6});

  private final MibFixture mib = new MibFixture();
  private final EventVarbinds content = content();
  private final BerWriter writer = new BerWriter();

  private EventVarbinds content() {
    return new EventVarbinds(mib.board, mib.targets, mib.dm, mib.journal, mib.transportCounters);
  }

  @Property(tries = 300)
  void shouldFindWhatASortedMapFinds(
      @ForAll @IntRange(min = 1, max = 6) int capacity,
      @ForAll @IntRange(min = 0, max = 12) int beforeTheLastIndex,
      @ForAll @IntRange(min = 0, max = 12) int entryCount,
      @ForAll long seed) {
    Random random = new Random(seed);
    NotificationLog log =
        LoggedEvents.goingOnAt(capacity, NotificationLog.INDEX_MAX - beforeTheLastIndex);
    Event event = new Event();
    for (int i = 0; i < entryCount; i++) {
      int kind = 1 + random.nextInt(EventKind.COUNT - 1);
      event.fill(kind, Severity.WARNING, 1, i, 80_000, 1).stamp(i, 2_000, 0);
      log.add(random.nextInt(3) == 0 ? LoggedEvents.merge(event, 2) : event, 0, 0);
    }
    log.removeAbout(1);
    MibRegistry registry = new MibRegistry(2, 1, 1);
    LogEntries entries = new LogEntries(log);
    LogVariables variables = new LogVariables(log, entries, content());
    UpTime upTime = new UpTime(mib.engine, mib.clock);
    registry.register(new LogTable(LOG_ENTRY, entries, log, variables, mib.engine, upTime));
    registry.register(new LogVariableTable(VARIABLE_ENTRY, variables));
    NavigableMap<Oid, byte[]> model = model(log);
    walk(registry, model);
    for (Oid name : model.keySet()) {
      probe(around(name, random), registry, model);
    }
  }

  /** Names of all variables, and values where they depend on the entry, else null. */
  private NavigableMap<Oid, byte[]> model(NotificationLog log) {
    NavigableMap<Oid, byte[]> model = new TreeMap<>();
    for (int slot = log.findNext(0); slot != NotificationLog.NONE; ) {
      int index = (int) log.index(slot);
      content.pointAt(log.event(slot));
      for (int column = 2; column < NOTIFICATION_ID; column++) {
        model.put(Names.below(LOG_ENTRY, column, 0, index), null);
      }
      writer.wrap(new byte[300], 0, 300).writeOid(BerTag.OBJECT_IDENTIFIER, content.notification());
      model.put(Names.below(LOG_ENTRY, NOTIFICATION_ID, 0, index), written());
      for (int variable = 1; variable <= content.count() - 2; variable++) {
        putVariable(index, variable, model);
      }
      slot = log.findNext(log.index(slot));
    }
    return model;
  }

  private void putVariable(int index, int variable, Map<Oid, byte[]> model) {
    Oid name = new Oid();
    content.name(variable + 1, name);
    writer.wrap(new byte[300], 0, 300).writeOid(BerTag.OBJECT_IDENTIFIER, name);
    model.put(Names.below(VARIABLE_ENTRY, VARIABLE_ID, 0, index, variable), written());
    content.value(variable + 1, writer.wrap(new byte[300], 0, 300));
    byte[] value = written();
    int[] type = TYPES.get((int) value[0]);
    model.put(Names.below(VARIABLE_ENTRY, type[0], 0, index, variable), value);
    writer.wrap(new byte[300], 0, 300).writeInteger(BerTag.INTEGER, type[1]);
    model.put(Names.below(VARIABLE_ENTRY, VALUE_TYPE, 0, index, variable), written());
  }

  private byte[] written() {
    byte[] bytes = new byte[writer.length()];
    System.arraycopy(writer.buffer(), writer.offset(), bytes, 0, bytes.length);
    return bytes;
  }

  private void walk(MibRegistry registry, NavigableMap<Oid, byte[]> model) {
    Oid name = new Oid();
    for (Map.Entry<Oid, byte[]> expected : model.entrySet()) {
      assertTrue(registry.next(name));
      assertEquals(expected.getKey(), name);
      writer.wrap(new byte[300], 0, 300);
      assertEquals(ManagedObjects.FOUND, registry.get(name, writer));
      if (expected.getValue() != null) {
        assertArrayEquals(expected.getValue(), written());
      }
    }
    assertFalse(registry.next(name));
  }

  /** A name that is near to that of a variable: shorter, longer, or with other sub-identifiers. */
  private static Oid around(Oid name, Random random) {
    Oid around = new Oid();
    around.set(name);
    int at = LOG_ENTRY.length() + random.nextInt(name.length() - LOG_ENTRY.length());
    switch (random.nextInt(4)) {
      case 0:
        around.truncate(at);
        break;
      case 1:
        around.append(random.nextInt(3) - 1);
        break;
      case 2:
        around.setArc(at, random.nextInt(5) - 2);
        break;
      default:
        around.setArc(at, around.arc(at) + random.nextInt(3) - 1);
        break;
    }
    return around;
  }

  private void probe(Oid probe, MibRegistry registry, NavigableMap<Oid, byte[]> model) {
    int result = registry.get(probe, writer.wrap(new byte[300], 0, 300));
    assertEquals(model.containsKey(probe), result == ManagedObjects.FOUND, probe::toString);
    Oid expected = model.higherKey(probe);
    Oid name = new Oid();
    name.set(probe);
    assertEquals(expected != null, registry.next(name), probe::toString);
    assertEquals(expected == null ? probe : expected, name);
  }
}
