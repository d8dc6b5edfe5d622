/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.event.Event;

/**
 * The traps of a device with their registrations, as the agent uses them.
 *
 * <p>Before the tree is made, {@link TrapCatalog#describe} adds the objects to its description. For
 * each stamped event, {@link #fired} says who is told. A DM session asks {@link
 * Registrations#refusalToSend} for each event before it sends the alert of {@link #alerts}.
 */
public final class Traps {

  private final TrapCatalog catalog;
  private final TrapPolicy policy;
  private final TrapAlerts alerts;
  private final Registrations registrations;
  private final InwardTraps inward;

  /**
   * Reads the registrations of a tree, and watches over it from now on.
   *
   * @param tree a tree whose description has the traps
   * @param accounts the accounts of that tree
   * @param catalog the traps
   * @param limits the bounds
   * @param trust what the operator allows
   * @param identifiers how far the identifiers of events have got
   * @param listener is told what the policy does
   */
  public Traps(
      ManagementTree tree,
      DmAccounts accounts,
      TrapCatalog catalog,
      TrapLimits limits,
      TrapTrust trust,
      EventIdentifiers identifiers,
      TrapListener listener) {
    this.catalog = catalog;
    catalog.mount(tree);
    alerts = new TrapAlerts(catalog);
    SlotTable slots = new SlotTable(tree, catalog.shape().slotsUri(), limits.slots(), identifiers);
    policy = new TrapPolicy(tree, accounts, catalog, limits, trust, slots, listener);
    registrations = new Registrations(tree, catalog, policy, slots, alerts, listener);
    inward = new InwardTraps(tree, registrations, policy, limits);
  }

  /**
   * Says what time it is; before the commands of each message. Rates of registrations depend on it.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public void setTime(long nowMs) {
    policy.setTime(nowMs);
  }

  /**
   * Goes by another trust of the operator; registrations that it does not cover are taken away.
   *
   * @param trust what the operator allows from now on
   */
  public void setTrust(TrapTrust trust) {
    policy.setTrust(trust);
    registrations.refresh();
  }

  /**
   * Takes an event that has happened: notes what is to be executed, and answers who is to be told.
   * Makes no objects.
   *
   * @param event a stamped event
   * @return a bit for each slot, for {@link Event#tell}
   */
  public int fired(Event event) {
    int trap = catalog.trapOf(event);
    if (trap == TrapCatalog.NONE) {
      return 0;
    }
    inward.fired(trap);
    return registrations.subscribersOf(event);
  }

  /**
   * Executes what waits by inward registrations, a bounded number of it. The tree may have changed
   * then, and is to be saved.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest
   */
  public long step(long nowMs) {
    policy.setTime(nowMs);
    return inward.step(nowMs);
  }

  /** The policy, with its counters. */
  public TrapPolicy policy() {
    return policy;
  }

  /** The registrations, and who has which slot. */
  public Registrations registrations() {
    return registrations;
  }

  /** Makes alerts. */
  public TrapAlerts alerts() {
    return alerts;
  }

  /** The traps. */
  public TrapCatalog catalog() {
    return catalog;
  }

  /** Nodes that were executed by inward registrations, since the start. */
  public long executed() {
    return inward.executed();
  }

  /** Executions that were answered with an error. */
  public long failedExecs() {
    return inward.failed();
  }

  /** Executions that were left out: too many waited, or the registration had gone meanwhile. */
  public long droppedExecs() {
    return inward.dropped();
  }
}
