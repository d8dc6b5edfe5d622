/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.AclParser;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.event.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationsTest {

  private static final String EVIL = TrapBed.EVIL;
  private static final String VICTIM = TrapBed.VICTIM;
  private static final String GOOD = TrapBed.GOOD;

  private final TrapBed.Settings settings = new TrapBed.Settings();

  private TrapBed restarted(TrapBed bed) {
    settings.storage = bed.storage;
    settings.start++;
    return settings.bed();
  }

  @Test
  void shouldTellThoseWhoRegistered() {
    TrapBed bed = TrapBed.withAccounts();
    bed.register(GOOD, TrapBed.DOOR, GOOD);
    bed.register(VICTIM, TrapBed.HEAT, VICTIM);
    bed.register(GOOD, TrapBed.HEAT, GOOD);
    assertEquals(1, bed.door(true).subscribers());
    assertEquals(3, bed.heat(true).subscribers());
    assertEquals(3, bed.heat(false).subscribers());
    assertEquals(List.of("good.example", "victim.example"), bed.hostsTold(bed.heat(true)));
  }

  /** Without the tree being told: what counts is the right at this moment. */
  @Test
  void shouldAskForTheRightAgainJustBeforeSending() {
    TrapBed bed = TrapBed.withAccounts();
    bed.register(GOOD, TrapBed.DOOR, GOOD);
    Event door = bed.door(true);
    bed.tree.local().setAcl(TrapBed.DOOR, new AclParser(100).parse("Get=evil.example"));
    Registrations registrations = bed.traps.registrations();
    assertFalse(registrations.mayReceive(0, door));
    assertSame(TrapRule.TRAP_NOT_READABLE, registrations.refusalToSend(0, door, true, true));
    assertEquals(List.of("TRAP_NOT_READABLE good.example line-door"), bed.deregistered);
  }

  @Test
  void shouldAskForTheRegistrationAgainJustBeforeSending() {
    TrapBed bed = TrapBed.withAccounts();
    bed.register(GOOD, TrapBed.DOOR, GOOD);
    Event door = bed.door(true);
    assertEquals(TreeStatus.OK, bed.tree.delete(TrapBed.DOOR + "/ServerIDs/good-by-good", GOOD));
    assertSame(
        TrapRule.NOT_REGISTERED, bed.traps.registrations().refusalToSend(0, door, true, true));
  }

  @Test
  void shouldKeepSlotsOverRestarts() {
    TrapBed bed = settings.bed().furnished();
    bed.register(EVIL, TrapBed.DOOR, EVIL);
    bed.register(VICTIM, TrapBed.DOOR, VICTIM);
    bed.register(GOOD, TrapBed.DOOR, GOOD);
    bed.tree.local().delete(TrapBed.DOOR + "/ServerIDs/evil-by-evil");
    bed.save();
    Event waiting = bed.door(true);
    bed = restarted(bed);
    assertEquals(1, bed.traps.registrations().slotOf(VICTIM));
    assertEquals(2, bed.traps.registrations().slotOf(GOOD));
    assertEquals(-1, bed.traps.registrations().slotOf(EVIL));
    assertTrue(bed.isTold(GOOD, waiting), "the journal has kept it");
    assertEquals(6, bed.door(false).subscribers());
  }

  @Test
  void shouldGiveNobodyWhatWasForTheOneBeforeOverRestarts() {
    TrapBed bed = settings.bed().furnished();
    bed.register(VICTIM, TrapBed.DOOR, VICTIM);
    Event waiting = bed.door(true);
    bed = restarted(bed);
    bed.tree.local().delete(TrapBed.DOOR + "/ServerIDs/victim-by-victim");
    bed.save();
    bed.register(GOOD, TrapBed.DOOR, GOOD);
    assertEquals(0, bed.traps.registrations().slotOf(GOOD));
    bed = restarted(bed);
    assertFalse(bed.isTold(GOOD, waiting));
    assertTrue(bed.isTold(GOOD, bed.door(true)));
  }

  /** Also when it is the same server that comes back. */
  @Test
  void shouldNotTellOfWhatHappenedBeforeANewRegistration() {
    TrapBed bed = TrapBed.withAccounts();
    bed.register(VICTIM, TrapBed.DOOR, VICTIM);
    Event old = bed.door(true);
    bed.tree.delete(TrapBed.DOOR + "/ServerIDs/victim-by-victim", VICTIM);
    bed.save();
    assertEquals(0, bed.door(false).subscribers());
    bed.register(VICTIM, TrapBed.DOOR, VICTIM);
    assertFalse(bed.isTold(VICTIM, old));
  }

  @Test
  void shouldForgetWhatIsNoSlot() {
    TrapBed bed = settings.bed().furnished();
    bed.register(GOOD, TrapBed.DOOR, GOOD);
    String slots = "./DiagMon/TrapSlots/";
    String kept = bed.tree.view().text(slots + "0");
    String[] broken = {
      "", "x", "0 h good.example", "000000000000000g h good.example", kept + " more", kept
    };
    for (String text : broken) {
      bed.tree.local().put(slots + "1", NodeValue.text(text));
      bed.tree.local().put(slots + "7", NodeValue.text(kept));
      bed.tree.local().put(slots + "x", NodeValue.text(kept));
      assertTrue(bed.tree.save(0));
      bed = restarted(bed);
      assertEquals(List.of("0"), bed.tree.view().children("./DiagMon/TrapSlots"), text);
      assertEquals(0, bed.traps.registrations().slotOf(GOOD));
    }
  }

  @Test
  void shouldGiveOtherSlotsWhenThereAreFewer() {
    TrapBed bed = settings.bed().furnished();
    bed.register(EVIL, TrapBed.DOOR, EVIL);
    bed.register(GOOD, TrapBed.DOOR, GOOD);
    bed.tree.local().delete(TrapBed.DOOR + "/ServerIDs/evil-by-evil");
    bed.save();
    Event old = bed.door(true);
    settings.limits = TrapLimits.draft().slots(1).build();
    bed = restarted(bed);
    assertEquals(0, bed.traps.registrations().slotOf(GOOD));
    assertFalse(bed.isTold(GOOD, old.tell(1)));
    assertTrue(bed.isTold(GOOD, bed.door(true)));
  }

  @Test
  void shouldTakeRegistrationsThatTheDeviceMakes() {
    TrapBed bed = TrapBed.withAccounts();
    String leaf = TrapBed.DOOR + "/ServerIDs/x/ServerID";
    assertEquals(TreeStatus.OK, bed.tree.local().put(leaf, NodeValue.text(GOOD)));
    bed.save();
    assertEquals(List.of("good.example"), bed.hostsTold(bed.door(true)));
    Registration registration = bed.traps.registrations().all().get(0);
    assertEquals("", registration.author());
    assertEquals(TrapBed.DOOR + "/ServerIDs/x", registration.uri());
    String other = TrapBed.DOOR + "/ServerIDs/y/ServerID";
    bed.tree.local().put(other, NodeValue.text("stranger.example"));
    bed.tree.local().put(TrapBed.DOOR + "/ToRef/z/URI", NodeValue.text(TrapBed.BEEP));
    bed.save();
    assertEquals(2, bed.refusals(TrapRule.NO_ACCOUNT));
    assertEquals(1, bed.traps.registrations().all().size());
  }

  @Test
  void shouldGoBackWithTheTreeAfterAPowerCut() {
    TrapBed bed = settings.bed().furnished();
    bed.register(VICTIM, TrapBed.DOOR, VICTIM);
    bed.tree.local().delete(TrapBed.DOOR + "/ServerIDs/victim-by-victim");
    bed.storage.setFailing(true);
    bed.tree.save(0);
    bed.storage.setFailing(false);
    bed = restarted(bed);
    assertEquals(0, bed.traps.registrations().slotOf(VICTIM));
    assertEquals(1, bed.door(true).subscribers());
  }

  @Test
  void shouldForgetWhoBeganWhatWasTakenBack() {
    settings.limits = TrapLimits.draft().inAll(2).registrationRate(100, 1).build();
    TrapBed bed = settings.bed().furnished();
    for (int i = 0; i < 50; i++) {
      bed.tree.begin();
      assertEquals(TreeStatus.OK, bed.begin(GOOD, TrapBed.DOOR + "/ServerIDs/" + i));
      bed.tree.rollBack();
    }
    bed.begin(GOOD, TrapBed.DOOR + "/ServerIDs/x");
    assertEquals(TreeStatus.OK, bed.register(GOOD, TrapBed.HEAT, GOOD));
    assertEquals(GOOD, bed.tree.view().text(TrapBed.DOOR + "/ServerIDs/x/RegisteredBy"));
  }
}
