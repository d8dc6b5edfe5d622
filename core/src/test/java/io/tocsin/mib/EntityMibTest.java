/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Board;
import io.tocsin.hal.TestBoard;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6933. */
class EntityMibTest {

  private static final String MODULE = "1.3.6.1.2.1.47";
  private static final String ENTRY = MODULE + ".1.1.1.1.";
  private static final String ALIAS = MODULE + ".1.3.2.1.2.";
  private static final String CONTAINS = MODULE + ".1.3.3.1.1.";

  private static final long INTEGER32_MAX = Integer.MAX_VALUE;

  private final MibFixture mib = new MibFixture();

  /**
   * entityPhysicalGroup, entityPhysical2Group, entityPhysical4Group, entityGeneralGroup, and of
   * entityMappingGroup what there is without logical entities.
   */
  @Test
  void shouldHaveEveryObjectOfItsGroupsAndNoOther() {
    List<Column> columns = new ArrayList<>();
    for (int column : new int[] {2, 7, 8, 9, 10, 12, 13}) {
      columns.add(new Column(ENTRY + column, BerTag.OCTET_STRING, 0, 255));
    }
    for (int column : new int[] {11, 14, 15}) {
      columns.add(new Column(ENTRY + column, BerTag.OCTET_STRING, 0, 32));
    }
    columns.add(new Column(ENTRY + 3, BerTag.OBJECT_IDENTIFIER, 0, 0));
    columns.add(new Column(ENTRY + 4, BerTag.INTEGER, 0, INTEGER32_MAX));
    columns.add(new Column(ENTRY + 5, BerTag.INTEGER, 1, 12));
    columns.add(new Column(ENTRY + 6, BerTag.INTEGER, -1, INTEGER32_MAX));
    columns.add(new Column(ENTRY + 16, BerTag.INTEGER, 1, 2));
    columns.add(new Column(ENTRY + 19, BerTag.OCTET_STRING, 0, 0));
    columns.add(new Column(MODULE + ".1.3.2.1.2", BerTag.OBJECT_IDENTIFIER, 0, 0));
    columns.add(new Column(MODULE + ".1.3.3.1.1", BerTag.INTEGER, 1, INTEGER32_MAX));
    columns.add(new Column(MODULE + ".1.4.1", BerTag.TIME_TICKS, 0, 0));
    Column.check(mib, MODULE, columns);
  }

  private String index(int kind, String name) {
    return Integer.toString(indexOf(kind, name));
  }

  /** As the Javadoc of {@link PhysicalEntities} has it, where no two names collide. */
  private static int indexOf(int kind, String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return kind * 100_000 + (int) (crc.getValue() % 100_000);
  }

  @Test
  void theBoardShouldBeTheOneThatContainsAllAndIsContainedInNothing() {
    assertEquals("test board", mib.text(ENTRY + "2.1"));
    assertEquals(0, mib.number(ENTRY + "4.1"));
    assertEquals(3, mib.number(ENTRY + "5.1"));
    assertEquals(-1, mib.number(ENTRY + "6.1"));
    assertEquals("board", mib.text(ENTRY + "7.1"));
    assertEquals("serial-1", mib.text(ENTRY + "11.1"));
    assertEquals("test board", mib.text(ENTRY + "13.1"));
    assertEquals(1, mib.number(ENTRY + "16.1"));
    Oid vendorType = new Oid();
    mib.get(ENTRY + "3.1").readOid(BerTag.OBJECT_IDENTIFIER, vendorType);
    assertEquals(Oid.of(0, 0), vendorType);
  }

  /** Class 8 is sensor, 1 other, 10 port. */
  @ParameterizedTest
  @CsvSource({
    "1, soc-temp, 8, 1, sensor",
    "1, supply, 8, 2, sensor",
    "2, door, 1, 1, digital input",
    "2, lamp, 1, 2, digital output",
    "3, eth0, 10, 1, test interface",
    "3, wlan0, 10, 2, test interface",
  })
  void everyPartShouldBeAnEntityInTheBoard(
      int kind, String name, int entityClass, int position, String description) {
    String index = index(kind, name);
    assertEquals(description, mib.text(ENTRY + "2." + index));
    assertEquals(1, mib.number(ENTRY + "4." + index));
    assertEquals(entityClass, mib.number(ENTRY + "5." + index));
    assertEquals(position, mib.number(ENTRY + "6." + index));
    assertEquals(name, mib.text(ENTRY + "7." + index));
    assertEquals("", mib.text(ENTRY + "11." + index));
    assertEquals(2, mib.number(ENTRY + "16." + index));
    assertEquals(indexOf(kind, name), mib.number(CONTAINS + "1." + index));
  }

  @Test
  void theBoardShouldContainEachPartOnce() {
    List<String> contained =
        mib.walk().stream().filter(name -> name.startsWith(CONTAINS)).sorted().toList();
    List<String> entities =
        mib.walk().stream()
            .filter(name -> name.startsWith(ENTRY + "5.") && !name.equals(ENTRY + "5.1"))
            .map(name -> CONTAINS + "1." + name.substring((ENTRY + "5.").length()))
            .sorted()
            .toList();
    assertEquals(6, entities.size());
    assertEquals(entities, contained);
  }

  @Test
  void everyPortShouldBeTheInterfaceThatItIsForAllLogicalEntities() {
    Oid row = new Oid();
    mib.get(ALIAS + index(3, "wlan0") + ".0").readOid(BerTag.OBJECT_IDENTIFIER, row);
    assertEquals(Oid.parse("1.3.6.1.2.1.2.2.1.1.5"), row);
    mib.get(ALIAS + index(3, "eth0") + ".0").readOid(BerTag.OBJECT_IDENTIFIER, row);
    assertEquals(Oid.parse("1.3.6.1.2.1.2.2.1.1.2"), row);
    assertEquals(2, mib.walk().stream().filter(name -> name.startsWith(ALIAS)).count());
  }

  /** entPhysicalSerialNum takes 32 octets, a board's serial number has up to 64. */
  @ParameterizedTest
  @CsvSource({"32, 32", "33, 0", "64, 0"})
  void aSerialNumberThatDoesNotFitShouldNotBeCut(int length, int shown) {
    String serial = "n".repeat(length);
    Board board =
        (Board)
            Proxy.newProxyInstance(
                Board.class.getClassLoader(),
                new Class<?>[] {Board.class},
                (proxy, method, arguments) ->
                    method.getName().equals("serial")
                        ? serial
                        : method.getReturnType() == int.class ? (Object) 0 : "a board");
    MibRegistry registry = new MibRegistry(8, 1, 1);
    EntityMib.register(
        registry,
        mib.snmpV2,
        new PhysicalEntities(board),
        board,
        mib.watch,
        new UpTime(mib.engine, mib.clock));
    byte[] space = new byte[300];
    BerWriter writer = new BerWriter().wrap(space, 0, space.length);
    registry.get(Oid.parse(ENTRY + "11.1"), writer);
    BerReader reader = new BerReader().wrap(space, writer.offset(), writer.length());
    assertEquals(shown, reader.readOctets(BerTag.OCTET_STRING, 0, 255));
  }

  @Test
  void indexesShouldNotDependOnTheOrderNorOnWhatElseIsThere() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      names.add("sensor-" + i);
    }
    Map<String, Integer> before = indexes(names);
    Collections.reverse(names);
    assertEquals(before, indexes(names));
    names.removeAll(List.of("sensor-3", "sensor-39"));
    Map<String, Integer> fewer = indexes(names);
    before.keySet().retainAll(names);
    assertEquals(before, fewer);
  }

  @Test
  void namesThatCollideShouldHaveNumbersOfTheirOwnByTheOrderOfTheNames() {
    String[] pair = collision();
    int first = indexOf(PhysicalEntities.SENSOR, pair[0]);
    assertEquals(first, indexOf(PhysicalEntities.SENSOR, pair[1]));
    Map<String, Integer> indexes = indexes(Arrays.asList(pair[1], "other", pair[0]));
    assertEquals(first, indexes.get(pair[0]));
    assertEquals(first + 1, indexes.get(pair[1]));
    assertEquals(indexes, indexes(Arrays.asList(pair[0], pair[1], "other")));
  }

  /** Two names with one remainder, in the order of the names. */
  private static String[] collision() {
    Map<Integer, String> seen = new HashMap<>();
    for (int i = 0; ; i++) {
      String name = "sensor-" + i;
      int index = indexOf(PhysicalEntities.SENSOR, name);
      String other = seen.put(index, name);
      if (other != null && index % 100_000 != 99_999) {
        String[] pair = {other, name};
        Arrays.sort(pair);
        return pair;
      }
    }
  }

  @Test
  void numbersOfAKindShouldGoRoundAndStayWithinIt() {
    String[] last = new String[2];
    int found = 0;
    for (int i = 0; found < 2; i++) {
      if (indexOf(PhysicalEntities.SENSOR, "s" + i) == 199_999) {
        last[found++] = "s" + i;
      }
    }
    Arrays.sort(last);
    Map<String, Integer> indexes = indexes(Arrays.asList(last));
    assertEquals(199_999, indexes.get(last[0]));
    assertEquals(100_000, indexes.get(last[1]));
  }

  @Test
  void partsOfOneNameAndDifferentKindsShouldBeDifferentEntities() {
    TestBoard board = TestBoard.of(List.of("x"), List.of("x"), List.of("x"));
    PhysicalEntities entities = new PhysicalEntities(board);
    assertEquals(4, entities.count());
    for (int kind = PhysicalEntities.SENSOR; kind <= PhysicalEntities.INTERFACE; kind++) {
      int entity = entities.firstOf(kind);
      assertEquals(kind, entities.kind(entity));
      assertEquals(indexOf(kind, "x"), entities.index(entity));
    }
    assertNotEquals(entities.index(1), entities.index(2));
  }

  private static Map<String, Integer> indexes(List<String> names) {
    PhysicalEntities entities =
        new PhysicalEntities(TestBoard.of(List.of(), names, List.of("eth0")));
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      indexes.put(names.get(i), entities.index(1 + i));
    }
    assertEquals(names.size(), indexes.values().stream().distinct().count());
    return indexes;
  }
}
