/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The Trap MO of OMA DM: traps as objects of the management tree, registrations of servers, and the
 * rules of the change request "Security Considerations for TrapMO" that say who may be told.
 *
 * <p>Contract: {@link io.tocsin.dm.trap.Traps} is what others use. All that counts is in the tree:
 * registrations, who made them, and which server has which slot of the outbox, so it is durable
 * together, and goes back together. {@link io.tocsin.dm.trap.TrapPolicy} alone decides; what a
 * server did wrong is a status of its command, a counter and a call of {@link
 * io.tocsin.dm.trap.TrapListener}, never an exception. The shape of the objects is one resource,
 * {@code trap-objects.txt}. Memory is bounded by {@link io.tocsin.dm.trap.TrapLimits}; to look up
 * who is told of an event allocates nothing.
 *
 * <p>Whoever authenticates servers, moves messages and keeps events is elsewhere: commands reach
 * the tree in the name of a server that has authenticated itself in its session.
 *
 * <p>Depends on {@code dm.tree}, {@code event}, {@code text} and {@code fault}.
 */
package io.tocsin.dm.trap;
