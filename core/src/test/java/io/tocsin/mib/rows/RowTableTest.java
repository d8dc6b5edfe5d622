/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tocsin.ber.Oid;
import io.tocsin.hal.MemoryStorage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RowStatus and StorageType (RFC 2579 §2), and the errors of RFC 3416 §4.2.5. */
class RowTableTest {

  private final RowBed bed = new RowBed(new MemoryStorage());

  /** Makes the row 2.1.97 be in a state. */
  private void begin(String state) {
    switch (state) {
      case "active":
        assertEquals("noError", bed.set("status=createAndGo name=a"));
        break;
      case "notInService":
        assertEquals("noError", bed.set("status=createAndWait name=a"));
        break;
      case "notReady":
        assertEquals("noError", bed.set("status=createAndWait"));
        break;
      default:
        break;
    }
  }

  private String state() {
    String row = bed.row();
    return row.contains(" ") ? row.substring(0, row.indexOf(' ')) : row;
  }

  /** The table of RFC 2579 §2, RowStatus: state, action, outcome, state. */
  @ParameterizedTest
  @CsvSource({
    "none,         status=createAndGo name=a,        noError,             active",
    "none,         name=a status=createAndGo,        noError,             active",
    "none,         status=createAndGo,               inconsistentValue 1, none",
    "notReady,     status=createAndGo,               inconsistentValue 1, notReady",
    "notInService, status=createAndGo,               inconsistentValue 1, notInService",
    "active,       status=createAndGo,               inconsistentValue 1, active",
    "none,         status=createAndWait,             noError,             notReady",
    "none,         status=createAndWait name=a,      noError,             notInService",
    "notReady,     status=createAndWait,             inconsistentValue 1, notReady",
    "notInService, status=createAndWait,             inconsistentValue 1, notInService",
    "active,       status=createAndWait,             inconsistentValue 1, active",
    "none,         status=active,                    inconsistentValue 1, none",
    "notReady,     status=active,                    inconsistentValue 1, notReady",
    "notReady,     status=active name=a,             noError,             active",
    "notReady,     name=a status=active,             noError,             active",
    "notInService, status=active,                    noError,             active",
    "active,       status=active,                    noError,             active",
    "none,         status=notInService,              inconsistentValue 1, none",
    "notReady,     status=notInService,              inconsistentValue 1, notReady",
    "notReady,     status=notInService name=a,       noError,             notInService",
    "notInService, status=notInService,              noError,             notInService",
    "active,       status=notInService,              noError,             notInService",
    "none,         status=destroy,                   noError,             none",
    "notReady,     status=destroy,                   noError,             none",
    "notInService, status=destroy,                   noError,             none",
    "active,       status=destroy,                   noError,             none",
    "active,       name=b status=destroy,            noError,             none",
    "none,         name=a,                           inconsistentName 1,  none",
    "none,         number=1 name=a,                  inconsistentName 2,  none",
    "notReady,     name=a,                           noError,             notInService",
    "notReady,     number=1,                         noError,             notReady",
    "notInService, name=b,                           noError,             notInService",
    "active,       name=b,                           noError,             active",
    "none,         status=notReady,                  wrongValue 1,        none",
    "active,       status=notReady,                  wrongValue 1,        active",
    "active,       status=0,                         wrongValue 1,        active",
    "active,       status=7,                         wrongValue 1,        active",
    "active,       status=4294967296,                wrongValue 1,        active",
  })
  void shouldGoFromStateToState(String before, String request, String outcome, String after) {
    begin(before);
    assertEquals(outcome, bed.set(request));
    assertEquals(after, state());
    assertEquals(after.equals("none") ? 0 : 1, bed.first.rows().size() - 1);
  }

  /** RFC 3416 §4.2.5, rules 3 to 6. */
  @ParameterizedTest
  @CsvSource({
    "name=5,                        wrongType 1",
    "name=oid:1.3,                  wrongType 1",
    "name=hex:0500,                 wrongType 1",
    "number=a,                      wrongType 1",
    "number=hex:410105,             wrongType 1",
    "link=a,                        wrongType 1",
    "status=a,                      wrongType 1",
    "storage=a,                     wrongType 1",
    "name=hex:0400,                 wrongLength 1",
    "name=123456789a,               wrongLength 1",
    "name=hex:0402c328,             wrongValue 1",
    "number=6,                      wrongValue 1",
    "number=-6,                     wrongValue 1",
    "number=2147483648,             wrongValue 1",
    "number=hex:0200,               wrongEncoding 1",
    "number=hex:020500000000ff,     wrongValue 1",
    "link=hex:0600,                 wrongEncoding 1",
    "link=hex:0601ff,               wrongEncoding 1",
    "name=hex:0405aa,               wrongEncoding 1",
    "storage=0,                     wrongValue 1",
    "storage=6,                     wrongValue 1",
    "storage=1,                     inconsistentValue 1",
    "storage=4,                     inconsistentValue 1",
    "storage=5,                     inconsistentValue 1",
    "storage=2,                     noError",
    "name=b storage=5,              inconsistentValue 2",
    "name=b number=9,               wrongValue 2",
    "1=5,                           notWritable 1",
    "7=5,                           notWritable 1",
    "number=3,                      inconsistentValue 1",
    "name=b number=3,               inconsistentValue 2",
    "number=3 status=notInService,  noError",
    "link=oid:1.3,                  inconsistentValue 1",
    "name=b link=oid:1.3,           inconsistentValue 2",
    "link=oid:1.3 status=notInService, noError",
    "link=oid:1.3 status=active,    inconsistentValue 1",
    "number=-5,                     noError",
    "name=abcdefgh,                 noError",
    "name=hex:0402c3a4,             noError",
  })
  void shouldCheckValuesAgainstAnActiveRow(String request, String outcome) {
    begin("active");
    assertEquals(outcome, bed.set(request));
    if (!outcome.equals("noError")) {
      assertEquals("active a 0 0.0 nonVolatile", bed.row());
    }
  }

  /** RFC 3416 §4.2.5, rule 7: names of rows that there can never be. */
  @ParameterizedTest
  @CsvSource({
    "status[0.1.97]=createAndWait",
    "status[10.1.97]=createAndWait",
    "status[4294967295.1.97]=createAndWait",
    "status[2.0]=createAndWait",
    "status[2.4.97.97.97.97]=createAndWait",
    "status[2.2.97]=createAndWait",
    "status[2.1.97.97]=createAndWait",
    "status[2.1.256]=createAndWait",
    "status[2.1.4294967295]=createAndWait",
    "status[2]=createAndWait",
    "status[]=createAndWait",
    "name[]=a",
  })
  void rule7ShouldAnswerNoCreationForNamesThatNoRowCanHave(String request) {
    assertEquals("noCreation 1", bed.set(request));
  }

  @Test
  void shouldGiveARowTheDefaultsOfItsColumns() {
    bed.set("status=createAndGo name=a");
    assertEquals("active a 0 0.0 nonVolatile", bed.row());
    bed.set("status[3.1.98]=createAndGo name[3.1.98]=b number[3.1.98]=-1 storage[3.1.98]=2");
    assertEquals("active b -1 0.0 volatile", bed.row(bed.first, "3.1.98"));
  }

  @Test
  void shouldKeepValuesInTheFormInWhichItWritesThem() {
    begin("active");
    assertEquals("noError", bed.set("number=hex:0203000005 name=hex:04810162"));
    assertEquals("active b 5 0.0 nonVolatile", bed.row());
    assertEquals(3, bed.first.rows().get(1).encoded(3).length);
    assertEquals(3, bed.first.rows().get(1).encoded(2).length);
  }

  @Test
  void shouldShowOfARowThatIsNotReadyWhatItHas() {
    bed.set("status=createAndWait");
    assertEquals("notReady 0 0.0 nonVolatile", bed.row());
    bed.set("number=2");
    assertEquals("notReady 2 0.0 nonVolatile", bed.row());
    bed.set("number=3 name=a");
    assertEquals("notInService a 3 0.0 nonVolatile", bed.row());
    assertEquals("inconsistentValue 1", bed.set("status=active"));
    assertEquals("noError", bed.set("status=active number=4"));
    assertEquals("active a 4 0.0 nonVolatile", bed.row());
  }

  /** RFC 3416 §4.2.5, rule 9. */
  @ParameterizedTest
  @CsvSource({
    "name[1.1.111]=b",
    "number[1.1.111]=1",
    "storage[1.1.111]=2",
    "status[1.1.111]=destroy",
    "status[1.1.111]=notInService",
    "status[1.1.111]=createAndGo",
  })
  void rule9ShouldLetNobodyChangeRowsOfTheConfiguration(String request) {
    assertEquals("notWritable 1", bed.set(request));
    assertEquals("active o 0 0.0 permanent", bed.row(bed.first, "1.1.111"));
  }

  @Test
  void shouldCarryOutAllOfARequestOrNothing() {
    begin("active");
    String request = "name=b second:status[3.1.98]=createAndGo second:name[3.1.98]=c";
    assertEquals("inconsistentValue 4", bed.set(request + " status[5.1.98]=active"));
    assertEquals("active a 0 0.0 nonVolatile", bed.row());
    assertEquals("none", bed.row(bed.second, "3.1.98"));
    bed.changes.clear();
    assertEquals("noError", bed.set(request));
    assertEquals("active b 0 0.0 nonVolatile", bed.row());
    assertEquals("active c 0 0.0 nonVolatile", bed.row(bed.second, "3.1.98"));
    assertEquals(List.of("second", "first"), bed.changes);
  }

  @Test
  void shouldTellNobodyOfARequestThatFailed() {
    bed.set("status=createAndGo");
    bed.set("status=7");
    assertEquals(List.of(), bed.changes);
  }

  @Test
  void rule10ShouldAnswerResourceUnavailableWhenThereAreAsManyRowsAsThereMayBe() {
    for (int i = 0; i < RowBed.ROWS_MAX; i++) {
      String index = "[" + (2 + i) + ".1.98]";
      assertEquals(
          "noError",
          bed.set("status" + index + "=createAndGo name" + index + "=a storage" + index + "=2"));
    }
    assertEquals("resourceUnavailable 1", bed.set("status=createAndWait"));
    assertEquals("resourceUnavailable 1", bed.set("status=createAndGo name=a"));
    // One goes and another one comes.
    assertEquals("noError", bed.set("status[2.1.98]=destroy status=createAndGo name=a"));
    assertEquals("noError", bed.set("name=b"));
    assertEquals("noError", bed.set("second:status[2.1.98]=createAndWait"));
  }

  @Test
  void rule10ShouldAnswerResourceUnavailableWhenTheMemoryHasNoRoom() {
    String link = "oid:1" + ".3.4294967295".repeat(20);
    String outcome = "noError";
    int count = 0;
    while (outcome.equals("noError") && count < RowBed.ROWS_MAX) {
      String index = "[" + (2 + count) + ".1.98]";
      outcome =
          bed.set("status" + index + "=createAndGo name" + index + "=a link" + index + "=" + link);
      count++;
    }
    assertEquals("resourceUnavailable 1", outcome);
    assertEquals(count - 1, bed.first.rows().size() - 1);
    // What does not survive a restart takes no room there.
    String index = "[9.1.98]";
    assertEquals(
        "noError",
        bed.set(
            "status"
                + index
                + "=createAndGo storage"
                + index
                + "=2 name"
                + index
                + "=a link"
                + index
                + "="
                + link));
    assertEquals("resourceUnavailable 1", bed.set("storage" + index + "=3"));
  }

  @Test
  void shouldAnswerCommitFailedWhenTheMemoryFails() {
    MemoryStorage storage = new MemoryStorage();
    RowBed failing = new RowBed(storage);
    failing.set("status=createAndGo name=a");
    storage.setFailing(true);
    assertEquals("commitFailed", failing.set("name=b"));
    assertEquals("active a 0 0.0 nonVolatile", failing.row());
    assertEquals("commitFailed", failing.set("status=destroy"));
    assertEquals("active a 0 0.0 nonVolatile", failing.row());
    assertEquals("commitFailed", failing.set("status[3.1.98]=createAndWait"));
    assertEquals("none", failing.row(failing.first, "3.1.98"));
    // Whoever had a look at what was taken back has to look again.
    assertEquals(4, failing.changes.size());
    assertEquals("noError", failing.set("status[3.1.98]=createAndWait storage[3.1.98]=2"));
    storage.setFailing(false);
    assertEquals("noError", failing.set("name=b"));
  }

  @Test
  void shouldAnswerCommitFailedWithoutAMemory() {
    RowBed bare = new RowBed(null);
    assertEquals("commitFailed", bare.set("status=createAndGo name=a"));
    assertEquals("none", bare.row());
    assertEquals("noError", bare.set("status=createAndGo name=a storage=2"));
  }

  @Test
  void shouldBeReadInTheOrderOfIndexes() {
    bed.set("status[2.1.98]=createAndGo name[2.1.98]=a");
    bed.set("status[2.3.97.97.97]=createAndWait");
    bed.set("status[1.1.112]=createAndGo name[1.1.112]=a");
    assertEquals(
        List.of(
            "1.3.9.1.2.1.1.111",
            "1.3.9.1.2.1.1.112",
            "1.3.9.1.2.2.1.98",
            "1.3.9.1.3.1.1.111",
            "1.3.9.1.3.1.1.112",
            "1.3.9.1.3.2.1.98",
            "1.3.9.1.3.2.3.97.97.97"),
        bed.walk().subList(0, 7));
  }

  @Test
  void shouldRefuseRowsOfTheAgentThatAreNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> bed.first.addOwn(Oid.of(1, 1, 111), StorageType.PERMANENT, Values.octets((byte) 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> bed.first.addOwn(Oid.of(1), StorageType.PERMANENT, Values.octets((byte) 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> bed.first.addOwn(Oid.of(1, 1, 9), StorageType.PERMANENT));
    assertThrows(
        IllegalArgumentException.class,
        () -> bed.first.addOwn(Oid.of(1, 1, 9), StorageType.PERMANENT, Values.integer(1)));
  }
}
