/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.MemoryStorage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What managers may set in the tables of SNMP-TARGET-MIB (RFC 3413 §4.1). */
class TargetMibTest {

  private final TargetBed bed = new TargetBed();

  @ParameterizedTest
  @ValueSource(strings = {"domain=tls", "address=192.0.2.1:1", "params=p"})
  void shouldNeedDomainAddressAndParameters(String missing) {
    String left = "domain=tls address=192.0.2.1:1 params=p".replace(missing, "").trim();
    String[] two = left.split(" +", -1);
    assertEquals(
        "noError",
        bed.set("addr[a].status=createAndWait", "addr[a]." + two[0], "addr[a]." + two[1]));
    assertEquals("inconsistentValue", bed.set("addr[a].status=active"));
    assertEquals("noError", bed.set("addr[a]." + missing));
    assertEquals("noError", bed.set("addr[a].status=active"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp=3", "model=4", "security=joe", "level=3"})
  void shouldNeedAllOfTheParameters(String missing) {
    String left = "mp=3 model=4 security=joe level=3".replace(missing, "").trim();
    String[] three = left.split(" +", -1);
    assertEquals(
        "noError",
        bed.set(
            "params[p].status=createAndWait",
            "params[p]." + three[0],
            "params[p]." + three[1],
            "params[p]." + three[2]));
    assertEquals("inconsistentValue", bed.set("params[p].status=active"));
    assertEquals("noError", bed.set("params[p]." + missing, "params[p].status=active"));
  }

  /** The descriptions of the RowStatus objects name them. */
  @ParameterizedTest
  @CsvSource({
    "addr[a].domain=tls, inconsistentValue",
    "addr[a].address=192.0.2.2:1, inconsistentValue",
    "addr[a].timeout=100, noError",
    "addr[a].retries=0, noError",
    "addr[a].tags=x y, noError",
    "addr[a].params=q, noError",
    "params[a].mp=3, inconsistentValue",
    "params[a].model=4, inconsistentValue",
    "params[a].security=ann, inconsistentValue",
    "params[a].level=1, inconsistentValue",
  })
  void shouldLockWhatMayNotChangeInAnActiveRow(String assignment, String error) {
    bed.addTarget("a", "192.0.2.1:1");
    assertEquals(error, bed.set(assignment));
  }

  /** Column and value, error when the row is in use, and when it waits. */
  @ParameterizedTest
  @CsvSource({
    "domain=udp, inconsistentValue, noError",
    "address=192.0.2.1, inconsistentValue, noError",
    "address=nobody:0, inconsistentValue, noError",
    "timeout=-1, wrongValue, wrongValue",
    "timeout=9, inconsistentValue, noError",
    "timeout=10, noError, noError",
    "timeout=30000, noError, noError",
    "timeout=30001, inconsistentValue, noError",
    "retries=-1, wrongValue, wrongValue",
    "retries=255, noError, noError",
    "retries=256, wrongValue, wrongValue",
    "tags= a, wrongValue, wrongValue",
    "params=, wrongLength, wrongLength",
    "storage=2, noError, noError",
    "storage=4, inconsistentValue, inconsistentValue",
    "storage=9, wrongValue, wrongValue",
  })
  void shouldCheckAddresses(String assignment, String inUse, String waiting) {
    for (String status : new String[] {"createAndGo", "createAndWait"}) {
      String expected = status.equals("createAndGo") ? inUse : waiting;
      String column = assignment.substring(0, assignment.indexOf('='));
      StringBuilder all = new StringBuilder();
      for (String each : "domain=tls,address=192.0.2.1:1,params=p".split(",", -1)) {
        all.append(each.startsWith(column + "=") ? "" : "addr[a]." + each + ",");
      }
      String text = all + "addr[a]." + assignment + ",addr[a].status=" + status;
      assertEquals(expected, bed.set(text.split(",", -1)), text);
      bed.set("addr[a].status=destroy");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp=2, inconsistentValue",
    "mp=-1, wrongValue",
    "model=3, inconsistentValue",
    "model=0, wrongValue",
    "security=, inconsistentValue",
    "security=123456789012345678901234567890123, inconsistentValue",
    "level=0, wrongValue",
    "level=4, wrongValue",
    "level=1, noError",
    "level=2, noError",
  })
  void shouldCheckParameters(String assignment, String error) {
    String column = assignment.substring(0, assignment.indexOf('='));
    StringBuilder all = new StringBuilder();
    for (String each : "mp=3,model=4,security=joe,level=3".split(",", -1)) {
      all.append(each.startsWith(column + "=") ? "" : "params[p]." + each + ",");
    }
    String text = all + "params[p]." + assignment + ",params[p].status=createAndGo";
    assertEquals(error, bed.set(text.split(",", -1)));
  }

  @Test
  void shouldHaveOnlyNamesThatCanBeShownAndThatNobodyElseHas() {
    for (String name : new String[] {"dm.1", "a\nb", "\u0085"}) {
      String row = "addr[" + name + "].";
      assertEquals(
          "inconsistentValue",
          bed.set(
              row + "status=createAndGo",
              row + "domain=tls",
              row + "address=192.0.2.1:1",
              row + "params=p"));
    }
    bed.addTarget("m\u00FCller", "192.0.2.1:1");
    assertEquals("m\u00FCller", bed.destination().name());
    assertEquals("noCreation", bed.set("addr[" + "x".repeat(33) + "].status=createAndWait"));
    assertEquals("noCreation", bed.set("addr[].status=createAndWait"));
  }

  @Test
  void shouldLetManagersNameNoHostThatIsNotAllowed() {
    bed.allowedHosts.add("192.0.2.1");
    bed.addTarget("a", "192.0.2.1:1");
    String row = "addr[b].";
    assertEquals(
        "inconsistentValue",
        bed.set(
            row + "status=createAndGo",
            row + "domain=tls",
            row + "address=192.0.2.2:1",
            row + "params=a"));
    assertEquals(
        "noError",
        bed.set(
            row + "status=createAndWait",
            row + "domain=tls",
            row + "address=192.0.2.2:1",
            row + "params=a"));
    assertEquals(List.of("192.0.2.2"), bed.refused);
    assertEquals("inconsistentValue", bed.set(row + "status=active"));
    assertEquals(2, bed.refused.size());
  }

  @Test
  void shouldHaveABoundOfItsOwnForAddresses() {
    for (int i = 0; i < TargetBed.ADDRESSES_MAX; i++) {
      assertEquals("noError", bed.set("addr[a" + i + "].status=createAndWait"));
    }
    assertEquals("resourceUnavailable", bed.set("addr[more].status=createAndWait"));
    for (int i = 0; i < TargetBed.ROWS_MAX; i++) {
      assertEquals("noError", bed.set("params[a" + i + "].status=createAndWait"));
    }
    assertEquals("resourceUnavailable", bed.set("params[more].status=createAndWait"));
  }

  /** What the agent may not do any more by its configuration is kept for when it may. */
  @Test
  void shouldKeepARowOverARestartThatMayNotBeUsedNow() {
    MemoryStorage storage = new MemoryStorage();
    new TargetBed(storage).addTarget("a", "192.0.2.1:1");
    TargetBed after = new TargetBed(storage);
    after.allowedHosts.add("192.0.2.9");
    assertEquals("managed.destinations does not allow 192.0.2.1.", after.destination().problem());
    after.allowedHosts.clear();
    assertEquals("192.0.2.1", after.destination().target().host());
  }
}
