/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.SetRequest;
import io.tocsin.mib.admin.TargetVariables;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tls.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What a manager finds in the notification log of the whole agent (RFC 3014). */
class AgentNotificationLogTest extends ManagedWorld {

  private static final String ENTRY_LIMIT = "1.3.6.1.2.1.92.1.1.1.0";
  private static final String AGE_OUT = "1.3.6.1.2.1.92.1.1.2.0";
  private static final String FILTER_NAME = "1.3.6.1.2.1.92.1.1.3.1.2.0";
  private static final String ADMIN_STATUS = "1.3.6.1.2.1.92.1.1.3.1.4.0";
  private static final String LOGGED = "1.3.6.1.2.1.92.1.2.1.0";
  private static final String TIME = "1.3.6.1.2.1.92.1.3.1.1.2.0.";
  private static final String DATE = "1.3.6.1.2.1.92.1.3.1.1.3.0.";
  private static final String NOTIFICATION = "1.3.6.1.2.1.92.1.3.1.1.9.0.";
  private static final String VARIABLE_ID = "1.3.6.1.2.1.92.1.3.2.1.2.0.";
  private static final String UNSIGNED = "1.3.6.1.2.1.92.1.3.2.1.5.0.";
  private static final String INTEGER = "1.3.6.1.2.1.92.1.3.2.1.7.0.";
  private static final String OCTETS = "1.3.6.1.2.1.92.1.3.2.1.8.0.";
  private static final Oid INVALID_CERTIFICATE = Oid.parse("1.3.6.1.2.1.198.0.2");
  private static final String FINGERPRINT_OF = "1.3.6.1.2.1.198.2.2.1.9.1.1.";

  /** The variable in the response to a GET. */
  private VarbindCursor get(String name) {
    if (manager == null) {
      manager = other.connect("10.0.0.1", 10161);
      world.run(100);
    }
    return variable(manager, name);
  }

  private Oid notification(int index) {
    VarbindCursor found = get(NOTIFICATION + index);
    assertEquals(BerTag.OBJECT_IDENTIFIER, found.valueTag());
    return found.objectIdentifier();
  }

  private boolean isThere(int index) {
    return get(NOTIFICATION + index).valueTag() != BerTag.NO_SUCH_INSTANCE;
  }

  private String text(String name) {
    return new String(octets(get(name)), StandardCharsets.UTF_8);
  }

  /** A DateAndTime in milliseconds since 1970; -1 for none. */
  private long date(int index) {
    VarbindCursor found = get(DATE + index);
    if (found.valueTag() == BerTag.NO_SUCH_INSTANCE) {
      return -1;
    }
    byte[] bytes = found.bytes();
    int at = found.valueOffset();
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.clear();
    calendar.set(
        (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF),
        bytes[at + 2] - 1,
        bytes[at + 3],
        bytes[at + 4],
        bytes[at + 5],
        bytes[at + 6]);
    return calendar.getTimeInMillis() + 100L * bytes[at + 7];
  }

  private void changeLine(boolean isActive) {
    platform.board.change(0, isActive);
    world.wake();
    world.run(100);
  }

  private void reload(String... further) throws Exception {
    assertEquals(List.of(), agent.reload(configuration(further).configuration(), world.nowMs()));
    world.wake();
    world.run(10_000);
    manager = null;
  }

  /** Nobody is told, as there are no targets. */
  @Test
  void shouldShowAManagerWhatHasHappened() throws Exception {
    long startMs = world.nowMs();
    start();
    world.run(5_000);
    long changedMs = world.nowMs();
    changeLine(true);
    assertEquals(2, get(LOGGED).number());
    assertEquals(COLD_START, notification(1));
    assertEquals(LINE_CHANGED, notification(2));
    assertEquals((changedMs - startMs) / 10, get(TIME + 2).number());
    assertEquals((TestPki.NOW_MS + changedMs) / 100, date(2) / 100);
    assertEquals("door", text(OCTETS + "2.1"));
    assertEquals(1, get(INTEGER + "2.2").number());
  }

  @Test
  void shouldShowTheNumberOfEventsThatOneStandsForAndTheTimeOfItsOwn() throws Exception {
    long startMs = world.nowMs();
    start("outbox.coalesce.ms = 10000");
    changeLine(true);
    changeLine(false);
    changeLine(true);
    long lastMs = world.nowMs();
    changeLine(false);
    world.run(11_000);
    assertEquals(3, get(LOGGED).number());
    assertEquals((lastMs - startMs) / 10, get(TIME + 3).number());
    assertEquals((TestPki.NOW_MS + lastMs) / 100, date(3) / 100);
    assertEquals(3, get(UNSIGNED + "3.5").number());
  }

  @Test
  void shouldTellNoDateWhileTheClockIsNotTrusted() throws Exception {
    platform.wallTrusted = false;
    start("outbox.coalesce.ms = 10000");
    changeLine(true);
    long heldMs = world.nowMs();
    changeLine(false);
    platform.wallTrusted = true;
    world.run(11_000);
    assertEquals(-1, date(1));
    assertEquals(-1, date(2));
    // What was held back meanwhile has its date by the clock as it is now.
    assertEquals((TestPki.NOW_MS + heldMs) / 100, date(3) / 100);
  }

  @Test
  void shouldForgetWhatIsTooOld() throws Exception {
    start();
    world.run(30_000);
    changeLine(true);
    assertEquals("noError", set(SetRequest.unsigned(AGE_OUT, 1)));
    world.run(30_000);
    assertEquals(false, isThere(1));
    assertEquals(LINE_CHANGED, notification(2));
    world.run(30_000);
    assertEquals(false, isThere(2));
    assertEquals(2, get(LOGGED).number());
  }

  @Test
  void shouldBeginAnewWithARestartButForWhatAManagerHasSet() throws Exception {
    start();
    changeLine(true);
    assertEquals(
        "noError", set(SetRequest.unsigned(ENTRY_LIMIT, 5), SetRequest.unsigned(AGE_OUT, 7)));
    assertEquals("noError", set(SetRequest.integer(ADMIN_STATUS, 2)));
    restart();
    assertEquals(5, get(ENTRY_LIMIT).number());
    assertEquals(7, get(AGE_OUT).number());
    assertEquals(2, get(ADMIN_STATUS).number());
    assertEquals(0, get(LOGGED).number(), "it is disabled");
    assertEquals("noError", set(SetRequest.integer(ADMIN_STATUS, 1)));
    changeLine(false);
    assertEquals(LINE_CHANGED, notification(1));
  }

  @Test
  void shouldLogNothingWithoutRoom() throws Exception {
    start("limit.notification.log = 0");
    changeLine(true);
    assertEquals(0, get(LOGGED).number());
    assertEquals(2, get(ADMIN_STATUS).number());
    assertEquals("inconsistentValue", set(SetRequest.integer(ADMIN_STATUS, 1)));
  }

  @Test
  void shouldLogWhatANamedFilterLetsPass() throws Exception {
    start();
    assertEquals("noError", set(SetRequest.text(FILTER_NAME, "doors")));
    changeLine(true);
    assertEquals(1, get(LOGGED).number(), "there is no such filter");
    set("filter[doors/" + LINE_CHANGED + "].status=createAndGo");
    changeLine(false);
    assertEquals(LINE_CHANGED, notification(2));
    set("filter[doors/" + LINE_CHANGED + "].type=2");
    changeLine(true);
    assertEquals(2, get(LOGGED).number());
    set("filter[doors/" + LINE_CHANGED + "].type=1");
    reload();
    changeLine(false);
    assertEquals(LINE_CHANGED, notification(3));
    assertEquals("doors", text(FILTER_NAME));
  }

  @Test
  void shouldGoOnOverAReload() throws Exception {
    start();
    changeLine(true);
    assertEquals("noError", set(SetRequest.unsigned(ENTRY_LIMIT, 2)));
    reload("listen.main.port = 10161", "system.location = a shelf");
    assertEquals(COLD_START, notification(1));
    assertEquals(LINE_CHANGED, notification(2));
    assertEquals("door", text(OCTETS + "2.1"));
    changeLine(false);
    assertEquals(LINE_CHANGED, notification(3));
    assertEquals(false, isThere(1));
    assertEquals(2, get(ENTRY_LIMIT).number());
    assertEquals(3, get(LOGGED).number());
  }

  private static String[] wrongServer(String name) {
    return new String[] {
      "target." + name + ".host = nms.example.org",
      "target." + name + ".server.name = wrong.example.org",
      "target." + name + ".security.name = peer",
    };
  }

  /** Index of an entry that tells of the certificate of a target with that name; -1 for none. */
  private int entryAbout(char target) {
    for (int index = 1; index <= get(LOGGED).number(); index++) {
      VarbindCursor variable = get(VARIABLE_ID + index + ".1");
      boolean isName = variable.valueTag() == BerTag.OBJECT_IDENTIFIER;
      if (isName && variable.objectIdentifier().toString().equals(FINGERPRINT_OF + (int) target)) {
        assertEquals(INVALID_CERTIFICATE, notification(index));
        return index;
      }
    }
    return -1;
  }

  /** The target gets another number, and the other one is gone. */
  @Test
  void shouldFollowTargetsOverAReloadAndForgetThoseThatAreGone() throws Exception {
    String[] both = new String[6];
    System.arraycopy(wrongServer("a"), 0, both, 0, 3);
    System.arraycopy(wrongServer("b"), 0, both, 3, 3);
    start(both);
    world.run(3_000);
    int index = entryAbout('b');
    assertTrue(index > 0 && entryAbout('a') > 0, "both were told of");
    reload(wrongServer("b"));
    assertEquals(index, entryAbout('b'));
    assertEquals(-1, entryAbout('a'));
  }

  @Test
  void shouldForgetWhatWasAboutATargetWhoseRowIsGone() throws Exception {
    start("managed.destinations = nms.example.org");
    String[] assignments = TargetVariables.target("a", "nms.example.org:10162");
    for (int i = 0; i < assignments.length; i++) {
      assignments[i] = assignments[i].replace("security=joe", "security=peer");
    }
    assertEquals("noError", set(assignments));
    set("server[a].status=createAndGo", "server[a].identity=wrong.example.org");
    changeLine(true);
    world.run(3_000);
    int index = entryAbout('a');
    assertTrue(index > 0);
    assertEquals("noError", set("addr[a].status=destroy"));
    assertEquals(false, isThere(index));
    assertEquals(LINE_CHANGED, notification(2));
  }

  /** A target that is told over SNMP and a manager that looks back find the same. */
  @Test
  void shouldHaveWhatATargetIsTold() throws Exception {
    start(TRAP_TARGET);
    changeLine(true);
    VirtualConnection receiver = accept();
    world.run(100);
    int index = 0;
    for (byte[] trap : messages(receiver)) {
      index++;
      VarbindCursor told = parse(trap).pdu().varbinds(new VarbindCursor());
      Oid name = new Oid();
      assertTrue(told.next(name));
      assertEquals(told.number(), get(TIME + index).number());
      assertTrue(told.next(name));
      Oid trapOid = new Oid();
      trapOid.set(told.objectIdentifier());
      assertEquals(trapOid, notification(index));
      for (int variable = 1; told.next(name); variable++) {
        assertEquals(name, get(VARIABLE_ID + index + "." + variable).objectIdentifier());
      }
    }
    assertEquals(2, index);
  }
}
