/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeCommand;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each rule, by a test of its name. */
class TrapPolicyTest {

  private static final String EVIL = TrapBed.EVIL;
  private static final String VICTIM = TrapBed.VICTIM;
  private static final String GOOD = TrapBed.GOOD;
  private static final String DOOR = TrapBed.DOOR;
  private static final String HEAT = TrapBed.HEAT;
  private static final String STRANGER = "stranger.example";

  private final TrapBed.Settings settings = new TrapBed.Settings();
  private TrapBed bed;

  private void start() {
    bed = settings.bed().furnished();
  }

  private void checkRefused(TrapRule rule, int status, int answer) {
    assertEquals(status, answer);
    assertEquals(1, bed.refusals(rule), rule.toString());
    assertTrue(bed.refused.get(bed.refused.size() - 1).startsWith(rule + " "));
  }

  /** Registers a server that may be, takes away what it needs, and looks what becomes of it. */
  private void checkDeregistered(TrapRule rule, String serverId, Runnable loss) {
    assertEquals(TreeStatus.OK, bed.register(serverId, DOOR, serverId));
    Event before = bed.door(true);
    assertTrue(bed.isTold(serverId, before));
    loss.run();
    bed.save();
    assertEquals(List.of(rule + " " + serverId + " line-door"), bed.deregistered);
    assertEquals(1, bed.refusals(rule));
    assertFalse(bed.isTold(serverId, before), "what waited");
    assertEquals(0, bed.door(false).subscribers());
    assertEquals(List.of(), bed.tree.view().children(DOOR + "/ServerIDs"));
  }

  @Test
  void everyRuleShouldHaveATestOfItsName() {
    Set<String> tests = new TreeSet<>();
    for (Method method : TrapPolicyTest.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        tests.add(method.getName().toUpperCase(Locale.ROOT));
      }
    }
    for (TrapRule rule : TrapRule.values()) {
      assertTrue(tests.contains(rule.name().replace("_", "")), rule.toString());
      assertTrue(rule.reason().endsWith("."), rule.toString());
    }
  }

  @Test
  void noAccount() {
    start();
    checkRefused(TrapRule.NO_ACCOUNT, 425, bed.register(STRANGER, DOOR, STRANGER));
  }

  @Test
  void noAccountAnyMore() {
    start();
    checkDeregistered(
        TrapRule.NO_ACCOUNT, GOOD, () -> bed.tree.local().delete(TrapBed.accountOf(GOOD)));
  }

  @Test
  void noServerCredential() {
    start();
    new AccountSettings(STRANGER, "https://stranger.example/").write(bed.tree, "stranger");
    checkRefused(TrapRule.NO_SERVER_CREDENTIAL, 425, bed.register(STRANGER, DOOR, STRANGER));
  }

  @Test
  void noServerCredentialAnyMore() {
    start();
    checkDeregistered(
        TrapRule.NO_SERVER_CREDENTIAL,
        GOOD,
        () -> bed.tree.delete(TrapBed.accountOf(GOOD) + "/AppAuth/server", GOOD));
  }

  @Test
  void noAddress() {
    start();
    bed.account(STRANGER, "somewhere over there");
    checkRefused(TrapRule.NO_ADDRESS, 425, bed.register(STRANGER, DOOR, STRANGER));
  }

  @Test
  void noAddressAnyMore() {
    start();
    checkDeregistered(
        TrapRule.NO_ADDRESS,
        GOOD,
        () -> bed.tree.delete(TrapBed.accountOf(GOOD) + "/AppAddr/1", GOOD));
  }

  @Test
  void notOneself() {
    start();
    checkRefused(TrapRule.NOT_ONESELF, 425, bed.register(EVIL, DOOR, VICTIM));
    assertEquals(TreeStatus.OK, bed.register(VICTIM, DOOR, VICTIM));
    assertEquals(List.of("victim.example"), bed.hostsTold(bed.door(true)));
  }

  @Test
  void notGranted() {
    settings.trust = new TrapTrust(List.of(), true);
    start();
    checkRefused(TrapRule.NOT_GRANTED, 425, bed.register(EVIL, DOOR, VICTIM));
  }

  @Test
  void notGrantedByOtherRightsThanExec() {
    settings.trust = new TrapTrust(List.of(), true);
    start();
    grant("Add=*&Delete=*&Get=*&Replace=*");
    checkRefused(TrapRule.NOT_GRANTED, 425, bed.register(GOOD, DOOR, VICTIM));
  }

  /** The victim itself writes the list of its account. */
  private void grant(String acl) {
    String uri = TrapBed.accountOf(VICTIM) + "?prop=ACL";
    assertEquals(TreeStatus.OK, bed.replace(VICTIM, uri, acl));
    bed.save();
  }

  @Test
  void grantedAsLongAsItIs() {
    settings.trust = new TrapTrust(List.of(), true);
    start();
    grant("Exec=good.example&Get=victim.example&Replace=victim.example");
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, VICTIM));
    assertEquals(List.of("victim.example"), bed.hostsTold(bed.door(true)));
    grant("Get=victim.example&Replace=victim.example");
    assertEquals(List.of("NOT_GRANTED victim.example line-door"), bed.deregistered);
    assertEquals(List.of(), bed.hostsTold(bed.door(false)));
  }

  @Test
  void grantedAsLongAsTheOperatorAllowsIt() {
    settings.trust = new TrapTrust(List.of(), true);
    start();
    grant("Exec=good.example&Get=victim.example&Replace=victim.example");
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, VICTIM));
    bed.traps.setTrust(TrapTrust.NONE);
    assertEquals(List.of("NOT_ONESELF victim.example line-door"), bed.deregistered);
    assertEquals(List.of(), bed.hostsTold(bed.door(true)));
  }

  @Test
  void grantIsWorthNothingUnlessTheOperatorAllows() {
    start();
    grant("Exec=good.example&Get=victim.example&Replace=victim.example");
    checkRefused(TrapRule.NOT_ONESELF, 425, bed.register(GOOD, DOOR, VICTIM));
  }

  @Test
  void anotherAuthor() {
    start();
    String uri = DOOR + "/ServerIDs/x";
    bed.begin(GOOD, uri);
    bed.save();
    bed.replace(GOOD, uri + "?prop=ACL", "Add=*");
    checkRefused(TrapRule.ANOTHER_AUTHOR, 425, bed.add(EVIL, uri + "/ServerID", EVIL));
  }

  @Test
  void alreadyRegistered() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD, "x"));
    checkRefused(TrapRule.ALREADY_REGISTERED, 418, bed.register(GOOD, DOOR, GOOD, "y"));
  }

  @Test
  void trapNotReadable() {
    start();
    bed.acl(DOOR, "Get=good.example");
    checkRefused(TrapRule.TRAP_NOT_READABLE, 425, bed.register(EVIL, DOOR, EVIL));
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
  }

  @Test
  void trapNotReadableAnyMore() {
    start();
    checkDeregistered(TrapRule.TRAP_NOT_READABLE, GOOD, () -> bed.acl(DOOR, "Get=evil.example"));
  }

  @Test
  void targetNotHere() {
    start();
    String[] targets = {
      "https://victim.example/",
      "//victim.example/x",
      "./Board/Nothing",
      "./Board/Beep?prop=ACL",
      "./Board/../Board/Beep",
      ".",
      "",
    };
    for (int i = 0; i < targets.length; i++) {
      bed.registerInward(GOOD, DOOR, targets[i], "x");
      assertEquals(i + 1, bed.refusals(TrapRule.TARGET_NOT_HERE), targets[i]);
      bed.tree.delete(DOOR + "/ToRef/x", GOOD);
    }
    assertEquals(TreeStatus.OK, bed.registerInward(GOOD, DOOR, TrapBed.BEEP, "x"));
  }

  @Test
  void targetNotExecutable() {
    start();
    int status = bed.registerInward(VICTIM, DOOR, TrapBed.BEEP, "x");
    checkRefused(TrapRule.TARGET_NOT_EXECUTABLE, 425, status);
  }

  @Test
  void tooManyOfTrap() {
    settings.limits = TrapLimits.draft().perTrap(2).build();
    start();
    assertEquals(TreeStatus.OK, bed.register(EVIL, DOOR, EVIL));
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    checkRefused(TrapRule.TOO_MANY_OF_TRAP, 420, bed.register(VICTIM, DOOR, VICTIM));
    assertEquals(TreeStatus.OK, bed.register(VICTIM, HEAT, VICTIM));
  }

  @Test
  void tooManyOfServer() {
    settings.limits = TrapLimits.draft().perServer(1).build();
    start();
    assertEquals(TreeStatus.OK, bed.register(EVIL, DOOR, EVIL));
    checkRefused(TrapRule.TOO_MANY_OF_SERVER, 420, bed.register(EVIL, HEAT, EVIL));
    assertEquals(TreeStatus.OK, bed.register(GOOD, HEAT, GOOD));
  }

  @Test
  void tooManyOfServerForTrap() {
    start();
    assertEquals(TreeStatus.OK, bed.begin(EVIL, DOOR + "/ServerIDs/a"));
    assertEquals(TreeStatus.OK, bed.begin(EVIL, DOOR + "/ServerIDs/b"));
    int status = bed.begin(EVIL, DOOR + "/ServerIDs/c");
    checkRefused(TrapRule.TOO_MANY_OF_SERVER_FOR_TRAP, 420, status);
    bed.save();
    assertEquals(420, bed.begin(EVIL, DOOR + "/ServerIDs/c"));
    assertEquals(TreeStatus.OK, bed.begin(EVIL, DOOR + "/ToRef/c"));
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
  }

  @Test
  void tooMany() {
    settings.limits = TrapLimits.draft().inAll(2).build();
    start();
    assertEquals(TreeStatus.OK, bed.register(EVIL, DOOR, EVIL));
    assertEquals(TreeStatus.OK, bed.register(GOOD, HEAT, GOOD));
    checkRefused(TrapRule.TOO_MANY, 420, bed.register(VICTIM, HEAT, VICTIM));
    bed.tree.local().delete(HEAT + "/ServerIDs/good-by-good");
    assertEquals(TreeStatus.OK, bed.register(VICTIM, HEAT, VICTIM));
  }

  @Test
  void tooFast() {
    settings.limits = TrapLimits.draft().registrationRate(3, 10).build();
    start();
    for (int i = 0; i < 3; i++) {
      assertEquals(TreeStatus.OK, bed.register(EVIL, DOOR, EVIL));
      assertEquals(TreeStatus.OK, bed.tree.delete(DOOR + "/ServerIDs/evil-by-evil", EVIL));
    }
    checkRefused(TrapRule.TOO_FAST, 420, bed.register(EVIL, DOOR, EVIL));
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    int registered = 0;
    for (int second = 0; second < 100; second++) {
      bed.pass(1_000);
      registered += bed.register(EVIL, DOOR, EVIL) == TreeStatus.OK ? 1 : 0;
      bed.tree.delete(DOOR + "/ServerIDs/evil-by-evil", EVIL);
    }
    assertEquals(10, registered);
  }

  @Test
  void shouldCountTheRefusedRegistrationsOfEachServer() {
    start();
    bed.register(EVIL, DOOR, VICTIM);
    bed.register(EVIL, HEAT, VICTIM);
    bed.register(STRANGER, DOOR, STRANGER);
    assertEquals(2, bed.traps.policy().refusedRegistrations(EVIL));
    assertEquals(0, bed.traps.policy().refusedRegistrations(GOOD));
    assertEquals(0, bed.traps.policy().refusedRegistrations(STRANGER));
    assertEquals(TreeStatus.OK, bed.register(EVIL, DOOR, EVIL));
    assertEquals(1, bed.traps.registrations().countOf(EVIL));
    assertEquals(0, bed.traps.registrations().countOf(VICTIM));
    assertEquals(2, bed.traps.policy().refusedRegistrations(EVIL));
    // Another account of that name has been refused nothing.
    bed.tree.local().delete("./DMAcc/evil");
    bed.save();
    assertEquals(0, bed.traps.policy().refusedRegistrations(EVIL));
    assertEquals(0, bed.traps.registrations().countOf(EVIL));
  }

  @Test
  void noSlot() {
    settings.limits = TrapLimits.draft().slots(1).build();
    start();
    assertEquals(TreeStatus.OK, bed.register(EVIL, DOOR, EVIL));
    checkRefused(TrapRule.NO_SLOT, 420, bed.register(GOOD, DOOR, GOOD));
    bed.tree.local().delete(DOOR + "/ServerIDs/evil-by-evil");
    bed.save();
    assertEquals(TreeStatus.OK, bed.add(GOOD, DOOR + "/ServerIDs/good-by-good/ServerID", GOOD));
    bed.save();
    assertEquals(0, bed.traps.registrations().slotOf(GOOD));
  }

  /** Two servers that both found the last slot free: one loses what it thought it had. */
  @Test
  void noSlotForTheSecondOfTwoWithinOneMessage() {
    settings.limits = TrapLimits.draft().slots(1).build();
    start();
    String list = DOOR + "/ServerIDs/";
    assertEquals(TreeStatus.OK, bed.begin(EVIL, list + "a"));
    assertEquals(TreeStatus.OK, bed.begin(GOOD, list + "b"));
    assertEquals(TreeStatus.OK, bed.add(EVIL, list + "a/ServerID", EVIL));
    assertEquals(TreeStatus.OK, bed.add(GOOD, list + "b/ServerID", GOOD));
    bed.save();
    assertEquals(List.of("NO_SLOT good.example line-door"), bed.deregistered);
  }

  @Test
  void foreignHost() {
    settings.trust = new TrapTrust(List.of("New.Good.Example", "192.0.2.1"), false);
    start();
    String addr = TrapBed.accountOf(GOOD) + "/AppAddr/1/Addr";
    checkRefused(TrapRule.FOREIGN_HOST, 425, bed.replace(GOOD, addr, "https://victim.example/"));
    assertEquals(TreeStatus.OK, bed.replace(GOOD, addr, "http://good.example:8080/other"));
    assertEquals(TreeStatus.OK, bed.replace(GOOD, addr, "https://new.good.example/"));
    assertEquals(TreeStatus.OK, bed.replace(GOOD, addr, "192.0.2.1"));
  }

  @Test
  void foreignHostIsNoneAnAddressOfASessionMayLeadTo() {
    settings.trust = new TrapTrust(List.of("new.good.example"), false);
    start();
    TrapPolicy policy = bed.traps.policy();
    assertTrue(policy.mayLeadTo(GOOD, "https://good.example/session?id=1"));
    assertTrue(policy.mayLeadTo(GOOD, "https://new.good.example/"));
    assertFalse(policy.mayLeadTo(GOOD, "https://victim.example/"));
    assertFalse(policy.mayLeadTo(GOOD, null));
    assertFalse(policy.mayLeadTo(STRANGER, "https://good.example/"));
    assertThrows(IllegalArgumentException.class, () -> new TrapTrust(List.of("a b"), false));
  }

  @Test
  void foreignAccount() {
    start();
    bed.acl("./DMAcc/victim", "Add=*&Delete=*&Get=*&Replace=*");
    checkRefused(
        TrapRule.FOREIGN_ACCOUNT,
        425,
        bed.replace(EVIL, "./DMAcc/victim/AppAddr/1/AddrType", "IPv4"));
    assertEquals(TreeStatus.OK, bed.replace(VICTIM, "./DMAcc/victim/AppAddr/1/AddrType", "IPv4"));
  }

  @Test
  void keptByDevice() {
    start();
    bed.begin(GOOD, DOOR + "/ServerIDs/x");
    checkRefused(
        TrapRule.KEPT_BY_DEVICE, 425, bed.add(GOOD, DOOR + "/ServerIDs/x/RegisteredBy", GOOD));
  }

  @Test
  void addressChanged() {
    start();
    checkDeregistered(
        TrapRule.ADDRESS_CHANGED, GOOD, () -> bed.account(GOOD, "https://moved.example/"));
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD), "from its new place");
  }

  @Test
  void addressChangedToWhereItMay() {
    settings.trust = new TrapTrust(List.of("moved.example"), false);
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    bed.account(GOOD, "https://moved.example/");
    bed.save();
    assertEquals(List.of("moved.example"), bed.hostsTold(bed.door(true)));
    bed.account(GOOD, "https://good.example/");
    bed.save();
    assertEquals(List.of(), bed.hostsTold(bed.door(true)));
  }

  /** As from a provisioning file that another program wrote while the device was off. */
  @Test
  void addressChangedWhileTheDeviceWasOff() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    var address = NodeValue.text("https://moved.example/");
    ManagementTree without = TrapBed.open(settings.board, bed.storage);
    assertEquals(TreeStatus.OK, without.local().put("./DMAcc/good/AppAddr/1/Addr", address));
    assertTrue(without.save(0));
    settings.storage = bed.storage;
    settings.start = 2;
    TrapBed later = settings.bed();
    assertEquals(List.of("ADDRESS_CHANGED good.example line-door"), later.deregistered);
    assertEquals(List.of(), later.hostsTold(later.door(true)));
  }

  @Test
  void authorUnknown() {
    settings.treeLimits = TreeLimits.draft().nodes(200).totalBytes(30_000).build();
    start();
    // Room for the node and its ServerID, and not for who made it.
    int number = 0;
    while (bed.tree.nodeCount() < 197) {
      bed.tree.local().put("./Fill/" + number++, NodeValue.text(""));
    }
    assertEquals(197, bed.tree.nodeCount());
    assertEquals(TreeStatus.OK, bed.begin(GOOD, DOOR + "/ServerIDs/x"));
    assertEquals(TreeStatus.OK, bed.add(GOOD, DOOR + "/ServerIDs/x/ServerID", GOOD));
    bed.tree.local().put("./Fill/last", NodeValue.text(""));
    bed.save();
    assertEquals(List.of("AUTHOR_UNKNOWN good.example line-door"), bed.deregistered);
    assertEquals(0, bed.door(true).subscribers());
  }

  @Test
  void unfinished() {
    start();
    bed.begin(GOOD, DOOR + "/ServerIDs/x");
    bed.save();
    assertTrue(bed.tree.view().exists(DOOR + "/ServerIDs/x"), "the server may complete it later");
    settings.storage = bed.storage;
    bed = settings.bed();
    assertFalse(bed.tree.view().exists(DOOR + "/ServerIDs/x"));
    assertEquals(1, bed.refusals(TrapRule.UNFINISHED));
  }

  @Test
  void trapGone() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    settings.storage = bed.storage;
    settings.board = new TrapBoard("gate", "siren", "switch");
    bed = settings.bed();
    assertFalse(bed.tree.view().exists(DOOR));
    assertEquals(1, bed.refusals(TrapRule.TRAP_GONE));
    assertEquals(List.of(), bed.traps.registrations().all());
    assertNull(bed.traps.registrations().serverOf(0));
  }

  @Test
  void notRegistered() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, HEAT, GOOD));
    Registrations registrations = bed.traps.registrations();
    Event door = bed.door(true);
    assertSame(TrapRule.NOT_REGISTERED, registrations.refusalToSend(0, door, true, true));
    // The queue says that it is for the slot, and it is not.
    door.tell(1);
    assertSame(TrapRule.NOT_REGISTERED, registrations.refusalToSend(0, door, true, true));
    assertSame(TrapRule.NOT_REGISTERED, registrations.refusalToSend(3, door, true, true));
    Event none = bed.happens(EventKind.NONE, 0, 0, 0, 0).tell(1);
    assertSame(TrapRule.NOT_REGISTERED, registrations.refusalToSend(0, none, true, true));
    assertFalse(registrations.mayReceive(0, door));
    assertEquals(4, bed.refusals(TrapRule.NOT_REGISTERED));
  }

  @Test
  void beforeRegistration() {
    start();
    Event old = bed.door(true).tell(1);
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    Registrations registrations = bed.traps.registrations();
    assertSame(TrapRule.BEFORE_REGISTRATION, registrations.refusalToSend(0, old, true, true));
    assertFalse(registrations.mayReceive(0, old));
    assertTrue(registrations.mayReceive(0, bed.door(false)));
  }

  @Test
  void notAuthenticated() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, HEAT, GOOD));
    Event event = bed.heat(true);
    Registrations registrations = bed.traps.registrations();
    assertSame(TrapRule.NOT_AUTHENTICATED, registrations.refusalToSend(0, event, false, true));
    assertFalse(TrapRule.NOT_AUTHENTICATED.isLasting());
    assertNull(registrations.refusalToSend(0, event, true, true));
  }

  @Test
  void notProtected() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, HEAT, GOOD));
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    Registrations registrations = bed.traps.registrations();
    Event door = bed.door(true);
    assertSame(TrapRule.NOT_PROTECTED, registrations.refusalToSend(0, door, true, false));
    assertTrue(TrapRule.NOT_PROTECTED.isLasting(), "it must not hold up what comes behind");
    assertNull(registrations.refusalToSend(0, door, true, true));
    assertNull(registrations.refusalToSend(0, bed.heat(true), true, false));
  }

  @Test
  void shouldTellOfSomeRefusalsAndCountAll() {
    start();
    for (int i = 0; i < 100; i++) {
      bed.register(STRANGER, DOOR, STRANGER);
    }
    assertEquals(100, bed.refusals(TrapRule.NO_ACCOUNT));
    assertEquals(10, bed.refused.size());
    assertEquals(
        "NO_ACCOUNT stranger.example " + DOOR + "/ServerIDs/stranger-by-stranger",
        bed.refused.get(0));
    bed.pass(60_000);
    bed.register(STRANGER, DOOR, STRANGER);
    assertEquals(90, bed.leftOut);
  }

  @Test
  void shouldTellOfTheRefusalsOfOneServerWhateverAnotherDoes() {
    start();
    for (int i = 0; i < 100; i++) {
      bed.register(STRANGER, DOOR, STRANGER);
    }
    bed.register(EVIL, DOOR, VICTIM);
    assertEquals(11, bed.refused.size());
    assertEquals(0, bed.leftOut, "what was left out is not of this server");
  }

  @Test
  void shouldNotTellOfEventsThatAServerKnowsNothingOf() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    Event door = bed.door(true);
    bed.traps.registrations().refusalToSend(0, door, true, false);
    assertEquals(List.of(), bed.refused);
    assertEquals(1, bed.refusals(TrapRule.NOT_PROTECTED));
  }

  /** A server may take its leave, and have its account removed by whoever may. */
  @Test
  void removalOfAnAccountShouldTakeRegistrationsAndRightsAlong() {
    start();
    assertEquals(TreeStatus.OK, bed.register(GOOD, DOOR, GOOD));
    assertEquals(TreeStatus.OK, bed.registerInward(GOOD, HEAT, TrapBed.BEEP, "x"));
    bed.acl("./DMAcc", "Delete=evil.example&Get=*");
    bed.acl("./DMAcc/good", "");
    assertEquals(TreeStatus.OK, bed.tree.delete("./DMAcc/good", EVIL));
    bed.save();
    assertEquals(List.of(), bed.traps.registrations().all());
    assertNull(bed.traps.registrations().serverOf(0));
    assertEquals(List.of(), bed.tree.view().children("./DiagMon/TrapSlots"));
    assertFalse(bed.tree.view().isAllowed("./Board", TreeCommand.EXEC, GOOD));
    assertEquals(List.of(), bed.alerts, "it has nowhere to be told");
  }
}
