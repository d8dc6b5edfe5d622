/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Journal;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrapCatalogTest {

  private final TrapCatalog catalog = catalog();

  private static TrapCatalog catalog() {
    try {
      return new TrapCatalog(new TrapBoard(), TrapShape.standard());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String nameOf(int kind, int subject, int value, int detail) {
    Event event = new Event().fill(kind, Severity.MINOR, subject, value, 0, detail);
    int trap = catalog.trapOf(event);
    return trap < 0 ? null : catalog.trap(trap).name() + " " + catalog.isActive(event);
  }

  @Test
  void shouldHaveATrapForEachThingThatEventsTellOf() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < catalog.count(); i++) {
      ids.add(catalog.trap(i).id());
      assertEquals(i, catalog.trap(i).index());
      assertEquals(i, catalog.named(catalog.trap(i).name()).index());
    }
    assertEquals(
        List.of(
            "io.tocsin.trap.line.door",
            "io.tocsin.trap.line.switch",
            "io.tocsin.trap.high.heat",
            "io.tocsin.trap.high.tank",
            "io.tocsin.trap.low.tank",
            "io.tocsin.trap.link.eth0",
            "io.tocsin.trap.start",
            "io.tocsin.trap.authentication",
            "io.tocsin.trap.certificate",
            "io.tocsin.trap.lost",
            "io.tocsin.trap.journal",
            "io.tocsin.trap.identity",
            "io.tocsin.trap.test"),
        ids);
    assertNull(catalog.named("line-siren"));
  }

  @Test
  void shouldFindTheTrapOfEachEvent() {
    assertEquals("line-door true", nameOf(EventKind.LINE_CHANGED, TrapBoard.DOOR, 1, 0));
    assertEquals("line-switch false", nameOf(EventKind.LINE_CHANGED, TrapBoard.SWITCH, 0, 0));
    int crossed = EventKind.THRESHOLD_CROSSED;
    int cleared = EventKind.THRESHOLD_CLEARED;
    assertEquals("high-heat true", nameOf(crossed, TrapBoard.HEAT, 9, ThresholdWatch.HIGH));
    assertEquals("high-tank false", nameOf(cleared, TrapBoard.TANK, 9, ThresholdWatch.HIGH));
    assertEquals("low-tank true", nameOf(crossed, TrapBoard.TANK, 9, ThresholdWatch.LOW));
    assertEquals("low-tank false", nameOf(cleared, TrapBoard.TANK, 9, ThresholdWatch.LOW));
    assertEquals("link-eth0 true", nameOf(EventKind.LINK_DOWN, 0, 1, 0));
    assertEquals("link-eth0 false", nameOf(EventKind.LINK_UP, 0, 1, 0));
    assertEquals("start true", nameOf(EventKind.COLD_START, 0, 0, 0));
    assertEquals("start true", nameOf(EventKind.WARM_START, 0, 0, 0));
    assertEquals("authentication true", nameOf(EventKind.AUTHENTICATION_FAILURE, 0, 0, 0));
    assertEquals("certificate true", nameOf(EventKind.SERVER_CERTIFICATE_UNKNOWN, 0, 0, 0));
    assertEquals("certificate true", nameOf(EventKind.SERVER_CERTIFICATE_INVALID, 0, 0, 0));
    assertEquals("lost true", nameOf(EventKind.EVENTS_LOST, 0, 0, 0));
    int journal = EventKind.JOURNAL_STATE_CHANGED;
    assertEquals("journal true", nameOf(journal, 0, Journal.FAILING, 0));
    assertEquals("journal false", nameOf(journal, 0, Journal.GOOD, 0));
    assertEquals("identity true", nameOf(EventKind.CERTIFICATE_ENDING, 0, 5, 0));
    assertEquals("test true", nameOf(EventKind.TEST, 0, 0, 0));
  }

  @Test
  void shouldHaveATrapForEveryKindOfEventButThatOfRefusals() {
    for (int kind = EventKind.NONE + 1; kind < EventKind.COUNT; kind++) {
      // What one server was refused is no matter of another, and would feed itself.
      boolean isTold = kind != EventKind.DM_SERVER_REFUSED;
      String name = nameOf(kind, 0, 0, ThresholdWatch.HIGH);
      assertEquals(isTold, name != null, EventKind.name(kind));
    }
  }

  @Test
  void shouldHaveNoTrapForWhatIsNotThere() {
    assertNull(nameOf(EventKind.NONE, 0, 0, 0));
    assertNull(nameOf(EventKind.COUNT, 0, 0, 0));
    assertNull(nameOf(-1, 0, 0, 0));
    assertNull(nameOf(EventKind.LINE_CHANGED, 1, 1, 0), "an output");
    assertNull(nameOf(EventKind.LINE_CHANGED, 3, 1, 0));
    assertNull(nameOf(EventKind.LINE_CHANGED, -1, 1, 0));
    assertNull(nameOf(EventKind.THRESHOLD_CROSSED, TrapBoard.HEAT, 1, ThresholdWatch.LOW));
    assertNull(nameOf(EventKind.LINK_DOWN, 1, 1, 0));
  }

  @Test
  void shouldFollowTheSensorsByTheirNames() throws IOException {
    TrapBoard board = new TrapBoard();
    TrapCatalog traps = new TrapCatalog(board, TrapShape.standard());
    assertEquals(List.of(), traps.missing());
    board.setSensors(
        new String[] {"tank", "boiler"},
        new ThresholdWatch(90, 85, ThresholdWatch.NO_LOW, 0, Severity.MINOR),
        new ThresholdWatch(70, 65, 10, 20, Severity.MINOR));
    traps.findSensors();
    assertEquals("high-tank", trapOf(traps, 0, ThresholdWatch.HIGH));
    assertNull(trapOf(traps, 1, ThresholdWatch.HIGH), "it came after the tree was made");
    assertEquals(List.of("high-boiler", "low-boiler"), traps.missing());
    assertEquals(TrapCatalog.NONE, traps.named("high-heat").subject());
    board.setSensors(
        new String[] {"heat"},
        new ThresholdWatch(70, 65, ThresholdWatch.NO_LOW, 0, Severity.MINOR));
    traps.findSensors();
    assertEquals("high-heat", trapOf(traps, 0, ThresholdWatch.HIGH));
    assertEquals(List.of(), traps.missing());
  }

  private static String trapOf(TrapCatalog traps, int sensor, int direction) {
    int trap =
        traps.trapOf(
            new Event().fill(EventKind.THRESHOLD_CROSSED, Severity.MINOR, sensor, 0, 0, direction));
    return trap == TrapCatalog.NONE ? null : traps.trap(trap).name();
  }

  @Test
  void shouldBeObjectsOfTheTree() {
    TrapBed bed = TrapBed.withAccounts();
    assertEquals(
        "authentication/certificate/high-heat/high-tank/identity/journal/line-door/line-switch"
            + "/link-eth0/lost/low-tank"
            + "/start/test",
        got(bed, "./DiagMon/Trap"));
    assertEquals("Ext/ServerIDs/ToRef/TrapConfig/TrapID", got(bed, TrapBed.HEAT));
    assertEquals("Ext/ServerIDs/ToRef/TrapID", got(bed, TrapBed.DOOR));
    assertEquals("io.tocsin.trap.line.door", got(bed, TrapBed.DOOR + "/TrapID"));
    assertEquals("urn:oma:mo:oma-diagmontrap:1.1", got(bed, TrapBed.DOOR + "?prop=Type"));
    assertEquals(405, bed.replace(TrapBed.GOOD, TrapBed.DOOR + "/TrapID", "x"));
    assertEquals(405, bed.tree.delete(TrapBed.DOOR, TrapBed.GOOD));
    assertEquals(405, bed.begin(TrapBed.GOOD, "./DiagMon/Trap/another"));
  }

  @Test
  void shouldShowThresholdsOfTheConfiguration() {
    TrapBed bed = TrapBed.withAccounts();
    assertEquals("70000", got(bed, TrapBed.HEAT + "/TrapConfig/High"));
    assertEquals("65000", got(bed, TrapBed.HEAT + "/TrapConfig/Low"));
    assertEquals("10000", got(bed, "./DiagMon/Trap/low-tank/TrapConfig/Low"));
    assertEquals("20000", got(bed, "./DiagMon/Trap/low-tank/TrapConfig/High"));
    assertEquals("int", got(bed, TrapBed.HEAT + "/TrapConfig/High?prop=Format"));
    bed.acl("./DiagMon", "Get=*&Replace=*");
    assertEquals(405, bed.replace(TrapBed.GOOD, TrapBed.HEAT + "/TrapConfig/High", "1"));
  }

  @Test
  void shouldKeepSensitiveWhatTellsOfPeopleMessagesAndConfiguration() {
    List<String> sensitive = new ArrayList<>();
    for (TrapKind kind : TrapKind.values()) {
      if (kind.isSensitive()) {
        sensitive.add(kind.text());
      }
    }
    assertEquals(List.of("line", "authentication", "certificate", "lost"), sensitive);
  }

  /** Whoever has the text of the specification changes the resource alone. */
  @Test
  void shouldTakeAllNamesFromTheResource() throws IOException {
    String other =
        """
        @id org.example
        @active active-type
        @inactive inactive-type
        @deregistered gone-type
        ./Elsewhere                               node permanent Get
        ./Elsewhere/T                             node permanent Get role=traps
        ./Elsewhere/T/{trap}                      node permanent Get
        ./Elsewhere/T/{trap}/Who                  node permanent Add,Get acl=Add=* role=outward
        ./Elsewhere/T/{trap}/Who/<X>              node dynamic   Add,Get
        ./Elsewhere/T/{trap}/Who/<X>/Name         chr  dynamic   Get role=server
        ./Elsewhere/T/{trap}/Who/<X>/By           chr  dynamic   Get role=author
        ./Elsewhere/T/{inward}/What               node permanent Add,Get role=inward
        ./Elsewhere/T/{inward}/What/<X>           node dynamic   Add,Get
        ./Elsewhere/T/{inward}/What/<X>/Node      chr  dynamic   Get role=target
        ./Elsewhere/T/{threshold}/Limits          node permanent Get
        ./Elsewhere/T/{threshold}/Limits/From     int  permanent Get role=low
        ./Elsewhere/T/{threshold}/Limits/To       int  permanent Get role=high
        ./Elsewhere/Slots                         node permanent - role=slots
        """;
    TrapShape shape = TrapShape.read(bytes(other));
    TrapCatalog renamed = new TrapCatalog(new TrapBoard(), shape);
    Trap heat = renamed.named("high-heat");
    assertEquals("./Elsewhere/T/high-heat", heat.uri());
    assertEquals("org.example.high.heat", heat.id());
    assertEquals("Who", shape.listName(false));
    assertEquals("Node", shape.leafName(true));
    assertEquals("By", shape.authorName());
    assertEquals("./Elsewhere/T/high-heat/Limits/To", shape.thresholdUri(heat, true));
    assertEquals("./Elsewhere/Slots", shape.slotsUri());
    Event event = new Event().fill(EventKind.COLD_START, Severity.MINOR, 0, 0, 0, 0);
    assertEquals("active-type", new TrapAlerts(renamed).of(event).type());
    renamed.describe(new TreeDescription());
  }

  @Test
  void shouldRefuseAShapeThatIsNone() throws IOException {
    TrapShape empty = TrapShape.read(bytes("# nothing\n"));
    assertThrows(IllegalArgumentException.class, () -> new TrapCatalog(new TrapBoard(), empty));
    byte[] latin = {'@', 'a', ' ', (byte) 0xE4};
    assertThrows(
        IllegalArgumentException.class, () -> TrapShape.read(new ByteArrayInputStream(latin)));
    TrapShape odd =
        TrapShape.read(bytes("@id a\n./T node permanent Get role=traps\n./T/{odd} node x Get\n"));
    TrapCatalog traps = new TrapCatalog(new TrapBoard(), odd);
    assertThrows(IllegalArgumentException.class, () -> traps.describe(new TreeDescription()));
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String got(TrapBed bed, String uri) {
    NodeValue value = new NodeValue();
    assertEquals(TreeStatus.OK, bed.tree.get(uri, TrapBed.GOOD, value), uri);
    assertFalse(value.dataAsText() == null, uri);
    return value.dataAsText();
  }
}
