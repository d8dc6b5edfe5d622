/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.Acl;
import io.tocsin.dm.tree.AclParser;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.event.Event;
import io.tocsin.hal.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Several servers do what they like, each under its own name, on a device whose access control
 * lists let all of them do everything. Beside it a simple model: which servers have asked for
 * themselves, for which trap, and have not lost it since.
 *
 * <p>Invariant: an event gets the bit of no server that did not register itself, or grant that
 * another one does, while it was authenticated; who has a slot later gets nothing of that; and each
 * server's account leads to where it led at first.
 */
class RegistrationProperties {

  private static final String[] SERVERS = {TrapBed.EVIL, TrapBed.VICTIM, TrapBed.GOOD};
  private static final String[] TRAPS = {TrapBed.DOOR, TrapBed.HEAT};
  private static final String[] NAMES = {"a", "b", "c"};
  private static final String ALL = "Add=*&Delete=*&Get=*&Replace=*";

  /** What a server may do without the lists saying no; so the policy is alone. */
  private static final String[] OPEN_NODES = {
    "./DMAcc",
    "./DiagMon",
    TrapBed.DOOR,
    TrapBed.DOOR + "/ServerIDs",
    TrapBed.HEAT + "/ServerIDs",
    "./DiagMon/TrapSlots"
  };

  /** An event, and who was told of it when it happened. */
  private static final class Waiting {
    private final Event event;
    private final String trap;
    private final Set<String> servers;

    Waiting(Event event, String trap, Set<String> servers) {
      this.event = event;
      this.trap = trap;
      this.servers = servers;
    }
  }

  private final TrapBed.Settings settings = new TrapBed.Settings();
  private TrapBed bed;
  private Random random;
  private boolean isGrantPossible;

  /** Server and trap of each registration that the server asked for, or granted. */
  private final Set<String> asked = new TreeSet<>();

  /** Events that wait in a queue. */
  private final List<Waiting> waiting = new ArrayList<>();

  /** Bits that events have got, so that a test can see that there were any. */
  private int told;

  private void start(long seed) {
    random = new Random(seed);
    asked.clear();
    waiting.clear();
    settings.storage = new MemoryStorage();
    settings.start = 1;
    isGrantPossible = random.nextBoolean();
    settings.trust = new TrapTrust(List.of(), isGrantPossible);
    settings.limits =
        TrapLimits.draft().slots(1 + random.nextInt(3)).registrationRate(1_000, 1).build();
    bed = settings.bed().furnished();
    for (String uri : OPEN_NODES) {
      bed.acl(uri, ALL);
    }
    for (String server : SERVERS) {
      bed.acl(TrapBed.accountOf(server), ALL);
    }
    bed.add(TrapBed.EVIL, "./Note", TrapBed.VICTIM);
    bed.add(TrapBed.EVIL, "./Where", "https://victim.example/");
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }

  @Property(tries = 100)
  void shouldTellNobodyWhoDidNotAsk(@ForAll long seed) {
    play(seed);
  }

  @Example
  void shouldTellThoseWhoAsked() {
    for (long seed = 0; seed < 20; seed++) {
      play(seed);
    }
    assertTrue(told > 500, told + " times");
  }

  private void play(long seed) {
    start(seed);
    for (int message = 0; message < 60; message++) {
      // One session at a time: all commands of a message are of one server.
      String by = any(SERVERS);
      boolean isAtomic = random.nextInt(4) == 0;
      if (isAtomic) {
        bed.tree.begin();
      }
      Set<String> before = new TreeSet<>(asked);
      int commands = 1 + random.nextInt(4);
      for (int i = 0; i < commands; i++) {
        command(by);
      }
      if (isAtomic && random.nextBoolean()) {
        bed.tree.rollBack();
        asked.clear();
        asked.addAll(before);
      } else if (isAtomic) {
        bed.tree.commit();
      }
      bed.save();
      if (random.nextInt(10) == 0) {
        restart();
      }
      check();
    }
  }

  private void restart() {
    settings.storage = bed.storage;
    settings.start++;
    bed = settings.bed();
  }

  private void command(String by) {
    String trap = any(TRAPS);
    String node = trap + "/ServerIDs/" + any(NAMES);
    String account = "./DMAcc/" + any("evil", "victim", "good", "new");
    String serverId = any(SERVERS);
    switch (random.nextInt(16)) {
      case 0:
      case 1:
        bed.begin(by, node);
        break;
      case 2:
      case 3:
        // What counts as asking: the server's own identifier, in its own name, answered with 200.
        note(bed.add(by, node + "/ServerID", serverId), by, serverId, trap);
        break;
      case 4:
        if (bed.begin(by, node) == TreeStatus.OK) {
          note(bed.add(by, node + "/ServerID", by), by, by, trap);
        }
        break;
      case 5:
        note(bed.tree.copy("./Note", node + "/ServerID", by), by, TrapBed.VICTIM, trap);
        break;
      case 6:
        bed.replace(by, node + "/ServerID", serverId);
        bed.replace(by, node + "/RegisteredBy", by);
        bed.add(by, node + "/RegisteredBy", by);
        break;
      case 7:
        bed.tree.delete(node, by);
        break;
      case 8:
        bed.replace(by, node + "?prop=Name", any(NAMES));
        bed.replace(by, node + "?prop=ACL", ALL);
        break;
      case 9:
        bed.replace(by, account + "/AppAddr/1/Addr", "https://" + serverId + "/");
        bed.tree.copy("./Where", account + "/AppAddr/1/Addr", by);
        break;
      case 10:
        bed.begin(by, account + "/AppAddr/0");
        bed.add(by, account + "/AppAddr/0/Addr", "https://" + serverId + "/");
        break;
      case 11:
        bed.replace(by, account + "?prop=ACL", random.nextBoolean() ? ALL : ALL + "&Exec=*");
        break;
      case 12:
        bed.replace(by, account + "?prop=Name", any("evil", "victim", "good", "new"));
        bed.replace(by, "./DiagMon/TrapSlots/0?prop=Name", any("1", "2"));
        break;
      case 13:
        bed.begin(by, account);
        bed.add(by, account + "/ServerID", serverId);
        bed.add(by, account + "/AppID", "w7");
        break;
      case 14:
        if (random.nextInt(8) == 0) {
          bed.tree.delete(account, by);
        }
        break;
      default:
        bed.tree.local().setAcl(trap, parsed(random.nextInt(3) == 0 ? "Get=" + by : ALL));
        break;
    }
  }

  private static Acl parsed(String acl) {
    return new AclParser(200).parse(acl);
  }

  private void note(int status, String by, String serverId, String trap) {
    if (status == TreeStatus.OK) {
      boolean isOneself = by.equals(serverId);
      assertTrue(isOneself || isGrantedTo(by, serverId), by + " registered " + serverId);
      asked.add(serverId + trap);
    }
  }

  /** Whether the list of a server's account, which nobody else can write, has Exec for another. */
  private boolean isGrantedTo(String by, String serverId) {
    NodeValue acl = new NodeValue();
    String account = bed.accounts.of(serverId).uri();
    bed.tree.get(account + "?prop=ACL", serverId, acl);
    return isGrantPossible
        && acl.dataAsText() != null
        && acl.dataAsText().contains("Exec=*")
        && !by.equals(serverId);
  }

  private void check() {
    forgetWhatIsNotInTheTree();
    check(bed.door(true), TrapBed.DOOR);
    check(bed.heat(true), TrapBed.HEAT);
    if (waiting.size() > 20) {
      waiting.subList(0, 2).clear();
    }
    for (Waiting old : waiting) {
      for (int slot = 0; slot < 3; slot++) {
        if (bed.traps.registrations().mayReceive(slot, old.event)) {
          String server = bed.traps.registrations().serverOf(slot);
          assertTrue(old.servers.contains(server), server + " had not asked when it happened");
          assertTrue(asked.contains(server + old.trap), server + " has lost it since");
        }
      }
    }
  }

  /** A server that is not in the list of a trap any more has to ask again. */
  private void forgetWhatIsNotInTheTree() {
    for (String trap : TRAPS) {
      Set<String> there = new TreeSet<>();
      for (String name : bed.tree.view().children(trap + "/ServerIDs")) {
        there.add(bed.tree.view().text(trap + "/ServerIDs/" + name + "/ServerID") + trap);
      }
      asked.removeIf(one -> one.endsWith(trap) && !there.contains(one));
    }
  }

  private void check(Event event, String trap) {
    Set<String> servers = new TreeSet<>();
    for (int slot = 0; slot < 31; slot++) {
      if ((event.subscribers() & 1 << slot) != 0) {
        told++;
        String server = bed.traps.registrations().serverOf(slot);
        servers.add(server);
        assertTrue(asked.contains(server + trap), server + " " + trap);
        assertEquals(server, ServerHost.of(bed.accounts.of(server).address()));
        assertTrue(bed.traps.registrations().mayReceive(slot, event), server);
      }
    }
    waiting.add(new Waiting(event, trap, servers));
  }
}
