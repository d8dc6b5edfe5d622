/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.TreeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class InwardTrapsTest {

  private static final String GOOD = TrapBed.GOOD;

  private final TrapBed.Settings settings = new TrapBed.Settings();
  private TrapBed bed;

  private void start() {
    bed = settings.bed().furnished();
    int status = bed.registerInward(GOOD, TrapBed.DOOR, TrapBed.BEEP, "x");
    assertEquals(TreeStatus.OK, status);
  }

  @Test
  void shouldExecuteAsTheServerThatRegistered() {
    start();
    assertEquals(0, bed.door(true).subscribers(), "nobody outside is told");
    assertEquals(List.of(), bed.executed, "not within the event");
    assertEquals(Long.MAX_VALUE, bed.traps.step(0));
    assertEquals(List.of(GOOD), bed.executed);
    assertEquals(1, bed.traps.executed());
    bed.heat(true);
    bed.traps.step(0);
    assertEquals(1, bed.executed.size());
  }

  @Test
  void shouldCountWhatFails() {
    start();
    bed.execStatus = TreeStatus.COMMAND_FAILED;
    bed.door(true);
    bed.traps.step(0);
    bed.execStatus = TreeStatus.ACCEPTED_FOR_PROCESSING;
    bed.door(false);
    bed.traps.step(0);
    assertEquals(1, bed.traps.failedExecs());
    assertEquals(1, bed.traps.executed());
  }

  @Test
  void shouldExecuteFewInAStepAndNoFasterThanTheRate() {
    settings.limits = TrapLimits.draft().execs(10, 2).execRate(1, 3).build();
    start();
    for (int i = 0; i < 11; i++) {
      bed.door(true);
    }
    assertEquals(1, bed.traps.droppedExecs());
    assertEquals(0, bed.traps.step(0));
    assertEquals(2, bed.executed.size());
    assertEquals(1_000, bed.traps.step(0));
    assertEquals(3, bed.executed.size());
    assertEquals(2_000, bed.traps.step(1_000));
    assertEquals(4, bed.executed.size());
  }

  @Test
  void shouldNotExecuteWithinAnAtomic() {
    start();
    bed.door(true);
    bed.tree.begin();
    assertEquals(5, bed.traps.step(5));
    assertEquals(List.of(), bed.executed);
    bed.tree.commit();
    bed.traps.step(5);
    assertEquals(List.of(GOOD), bed.executed);
  }

  @Test
  void shouldAskForTheRightAgainWhenItFires() {
    start();
    bed.door(true);
    // Without the tree being told: what counts is the right at this moment.
    var without = new io.tocsin.dm.tree.AclParser(100).parse("Get=*");
    bed.tree.local().setAcl("./Board", without);
    bed.traps.step(0);
    assertEquals(List.of(), bed.executed);
    assertEquals(List.of("TARGET_NOT_EXECUTABLE good.example line-door"), bed.deregistered);
    assertEquals(1, bed.traps.droppedExecs());
  }

  @Test
  void shouldTellTheServerThatItsRegistrationWasTakenAway() {
    start();
    bed.acl("./Board", "Get=*");
    assertEquals(
        List.of(
            "good.example ./DiagMon/Trap/line-door"
                + " urn:oma:at:diagmon:1.0:TrapDeregistered"
                + " rule=TARGET_NOT_EXECUTABLE;target=./Board/Beep"),
        bed.alerts);
  }

  @Test
  void shouldNotExecuteWhatWasDeregisteredMeanwhile() {
    start();
    bed.door(true);
    assertEquals(TreeStatus.OK, bed.tree.delete(TrapBed.DOOR + "/ToRef/x", GOOD));
    bed.save();
    bed.traps.step(0);
    assertEquals(List.of(), bed.executed);
    assertEquals(List.of(), bed.alerts, "the server did it itself");
  }

  @Test
  void shouldExecuteAfterARestart() {
    start();
    settings.storage = bed.storage;
    bed = settings.bed();
    bed.door(true);
    bed.traps.step(0);
    assertEquals(List.of(GOOD), bed.executed);
  }

  /** A start that starts the device anew would never end. */
  @Test
  void shouldNotLetAStartStartAnything() {
    start();
    assertFalse(bed.tree.view().exists("./DiagMon/Trap/start/ToRef"));
    assertEquals(404, bed.begin(GOOD, "./DiagMon/Trap/start/ToRef/x"));
    assertTrue(bed.tree.view().exists("./DiagMon/Trap/start/ServerIDs"));
  }

  @Test
  void shouldTellTwoServersApart() {
    start();
    bed.registerInward(TrapBed.EVIL, TrapBed.DOOR, TrapBed.BEEP, "y");
    bed.door(true);
    bed.traps.step(0);
    assertEquals(List.of(GOOD, TrapBed.EVIL), bed.executed);
  }
}
