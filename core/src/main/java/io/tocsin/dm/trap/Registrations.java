/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeView;
import io.tocsin.event.Event;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import java.util.ArrayList;
import java.util.List;

/**
 * The registrations of the tree, and who is to be told by them. Read again whenever the tree has
 * changed; those that are not good any more are taken away then, before the change is durable.
 *
 * <p>What this answers is true for the tree as it was when its listeners were told last; so the
 * tree is to be saved after each message, before anything else happens.
 */
public final class Registrations {

  private static final String NO_HOST = "-";

  private final ManagementTree tree;
  private final TrapCatalog catalog;
  private final TrapPolicy policy;
  private final RegistrationNodes nodes;
  private final SlotTable slots;
  private final TrapAlerts alerts;
  private final TrapListener listener;
  private final int[] subscribers;
  private final Registration[][] inward;
  private List<Registration> all = new ArrayList<>();

  Registrations(
      ManagementTree tree,
      TrapCatalog catalog,
      TrapPolicy policy,
      SlotTable slots,
      TrapAlerts alerts,
      TrapListener listener) {
    this.tree = tree;
    this.catalog = catalog;
    this.policy = policy;
    this.nodes = policy.nodes();
    this.slots = slots;
    this.alerts = alerts;
    this.listener = listener;
    subscribers = new int[catalog.count()];
    inward = new Registration[catalog.count()][0];
    removeWhatIsNoMore();
    refresh();
    tree.addListener(changed -> refresh());
  }

  /** Removes what an earlier start left: objects of traps that are gone, and half registrations. */
  private void removeWhatIsNoMore() {
    TreeView view = tree.view();
    String traps = catalog.shape().trapsUri();
    for (String name : view.children(traps)) {
      if (catalog.named(name) == null) {
        tree.local().delete(traps + "/" + name);
        policy.count(TrapRule.TRAP_GONE);
      }
    }
    for (int trap = 0; trap < catalog.count(); trap++) {
      for (int direction = 0; direction < 2; direction++) {
        for (String uri : nodes.uris(view, catalog.trap(trap), direction == 1)) {
          if (nodes.value(view, uri, direction == 1) == null) {
            tree.local().delete(uri);
            policy.count(TrapRule.UNFINISHED);
          }
        }
      }
    }
  }

  /** Reads the registrations anew, and takes away those that are not good any more. */
  void refresh() {
    nodes.settle(tree);
    policy.bounds().keepOnly(policy);
    List<Registration> found = new ArrayList<>();
    for (int trap = 0; trap < catalog.count(); trap++) {
      read(catalog.trap(trap), false, found);
      read(catalog.trap(trap), true, found);
    }
    all = withSlots(found);
    fillTables();
  }

  private void read(Trap trap, boolean isInward, List<Registration> into) {
    TreeView view = tree.view();
    for (String uri : nodes.uris(view, trap, isInward)) {
      String value = nodes.value(view, uri, isInward);
      String author = nodes.author(view, uri);
      if (value != null) {
        Registration registration =
            new Registration(trap, uri, isInward, value, author == null ? "" : author);
        TrapRule broken = author == null ? TrapRule.AUTHOR_UNKNOWN : judge(registration);
        if (broken == null) {
          into.add(registration);
        } else {
          remove(registration, broken);
        }
      }
    }
  }

  /** The rule by which a registration is not good any more, null for none. */
  private TrapRule judge(Registration registration) {
    TrapRule broken = policy.standing(tree.view(), registration);
    if (broken != null || policy.isOff()) {
      return broken;
    }
    int slot = slots.of(registration.serverId());
    boolean hasMoved =
        slot != SlotTable.NONE
            && !policy.mayMove(slots.host(slot), policy.host(registration.serverId()));
    return hasMoved ? TrapRule.ADDRESS_CHANGED : null;
  }

  private void remove(Registration registration, TrapRule rule) {
    tree.local().delete(registration.uri());
    policy.count(rule);
    listener.deregistered(registration, rule);
    if (registration.isInward() && policy.trust(registration.serverId()) == null) {
      listener.alert(registration.serverId(), alerts.deregistered(registration, rule));
    }
  }

  /** Gives back slots that are not needed, and gives new ones. */
  private List<Registration> withSlots(List<Registration> found) {
    for (int slot = 0; slot < slots.count(); slot++) {
      String server = slots.server(slot);
      if (server != null) {
        String host = policy.host(server);
        if (!isAny(found, server)) {
          slots.release(slot);
        } else if (host != null && !host.equals(slots.host(slot))) {
          slots.move(slot, host);
        }
      }
    }
    List<Registration> kept = new ArrayList<>();
    for (Registration registration : found) {
      String server = registration.serverId();
      String host = policy.host(server);
      if (slots.of(server) != SlotTable.NONE
          || slots.assign(server, host == null ? NO_HOST : host)) {
        kept.add(registration);
      } else {
        remove(registration, TrapRule.NO_SLOT);
      }
    }
    return kept;
  }

  private static boolean isAny(List<Registration> registrations, String serverId) {
    for (Registration registration : registrations) {
      if (registration.serverId().equals(serverId)) {
        return true;
      }
    }
    return false;
  }

  private void fillTables() {
    for (int trap = 0; trap < subscribers.length; trap++) {
      subscribers[trap] = 0;
      List<Registration> here = new ArrayList<>();
      for (Registration registration : all) {
        if (registration.trap().index() == trap && registration.isInward()) {
          here.add(registration);
        } else if (registration.trap().index() == trap) {
          subscribers[trap] |= 1 << slots.of(registration.serverId());
        }
      }
      inward[trap] = here.toArray(new Registration[0]);
    }
  }

  /** All of them, in the order of traps and names. */
  public List<Registration> all() {
    return new ArrayList<>(all);
  }

  /**
   * How many of them are for a server.
   *
   * @param serverId the server
   */
  public int countOf(String serverId) {
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      count += all.get(i).serverId().equals(serverId) ? 1 : 0;
    }
    return count;
  }

  /**
   * The servers that are to be told of an event: a bit for each slot, for {@link Event#tell}. Makes
   * no objects.
   */
  public int subscribersOf(Event event) {
    int trap = catalog.trapOf(event);
    if (Faults.planted(PlantedBugs.DM_TELL_ALL)) {
      return trap == TrapCatalog.NONE ? 0 : subscribersOfAny();
    }
    return trap == TrapCatalog.NONE ? 0 : subscribers[trap];
  }

  private int subscribersOfAny() {
    int any = 0;
    for (int of : subscribers) {
      any |= of;
    }
    return any;
  }

  /** The inward registrations for a trap; not to be changed. */
  Registration[] inwardOf(int trap) {
    return inward[trap];
  }

  /** Whether a registration that was read some time ago is still there. */
  boolean isThere(Registration registration) {
    for (Registration now : inward[registration.trap().index()]) {
      if (now.isSameAs(registration)) {
        return true;
      }
    }
    return false;
  }

  /** The slot of a server, -1 when it has no registrations. */
  public int slotOf(String serverId) {
    return slots.of(serverId);
  }

  /**
   * The server of a slot.
   *
   * @param slot from 0 on
   * @return its ServerID, null when nobody has the slot
   */
  public String serverOf(int slot) {
    return slots.server(slot);
  }

  /**
   * Whether the server that has a slot now may be told of an event at all: the event counts it
   * among its subscribers, is newer than the assignment of the slot, and the registration is there
   * and good.
   *
   * @param slot from 0 on
   * @param event a stamped event with its subscribers
   */
  public boolean mayReceive(int slot, Event event) {
    return rule(slot, event) == null;
  }

  /**
   * Whether an event may be sent now; to be asked for each event just before it is. A refusal is
   * counted and told, and takes away what has lost its right.
   *
   * @param slot from 0 on
   * @param event a stamped event with its subscribers
   * @param isAuthenticated whether the server has proved who it is, in this session
   * @param isProtected whether the session is inside of TLS
   * @return the rule that says no, null when it may be sent. With {@link TrapRule#isLasting} the
   *     event is to be dropped for this server, else it has to wait.
   */
  public TrapRule refusalToSend(
      int slot, Event event, boolean isAuthenticated, boolean isProtected) {
    TrapRule broken = rule(slot, event);
    int trap = catalog.trapOf(event);
    if (broken == null) {
      TrapKind kind = catalog.trap(trap).kind();
      broken = policy.session(kind, isAuthenticated, isProtected);
    }
    if (broken != null) {
      String server = slots.server(slot);
      String uri = trap == TrapCatalog.NONE ? "" : catalog.trap(trap).uri();
      if (isOfTheQueue(broken)) {
        policy.count(broken);
      } else {
        policy.refused(broken, server == null ? "" : server, uri);
      }
      if (broken.isLasting() && !tree.isAtomic()) {
        refresh();
      }
    }
    return broken;
  }

  /** Rules that leave an event out of which the server knows nothing: it has asked for nothing. */
  private static boolean isOfTheQueue(TrapRule rule) {
    return rule == TrapRule.NOT_REGISTERED
        || rule == TrapRule.BEFORE_REGISTRATION
        || rule == TrapRule.NOT_PROTECTED;
  }

  private TrapRule rule(int slot, Event event) {
    String server = slots.server(slot);
    int trap = catalog.trapOf(event);
    boolean isTold = (event.subscribers() & 1 << slot) != 0;
    if (server == null || trap == TrapCatalog.NONE || !isTold) {
      return TrapRule.NOT_REGISTERED;
    }
    if (Faults.planted(PlantedBugs.DM_TELL_ALL)) {
      return null;
    }
    // Who had the slot before may have left events in the queue.
    if (event.id() <= slots.newestId(slot)) {
      return TrapRule.BEFORE_REGISTRATION;
    }
    for (Registration registration : all) {
      boolean isIt =
          !registration.isInward()
              && registration.trap().index() == trap
              && registration.serverId().equals(server);
      if (isIt) {
        return tree.view().exists(registration.uri())
            ? judge(registration)
            : TrapRule.NOT_REGISTERED;
      }
    }
    return TrapRule.NOT_REGISTERED;
  }
}
