/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The managed objects: a registry that finds them, and the MIB modules that the agent implements.
 *
 * <p>{@link io.tocsin.mib.MibRegistry} is what the command responder sees. It holds scalars ({@link
 * io.tocsin.mib.ScalarObject}, {@link io.tocsin.mib.WritableScalar}) and conceptual tables ({@link
 * io.tocsin.mib.TableObject}, whose rows a {@link io.tocsin.mib.RowIndex} finds). The modules
 * register theirs at start; what they tell is read from the live parts of the agent when it is
 * asked for.
 *
 * <p>Contract: everything is allocated at construction and registration. Reading and finding the
 * next variable allocate nothing, nor does a notification's content ({@link
 * io.tocsin.mib.EventVarbinds}). A mistake in registration is a programming error and throws at
 * start; a bad request is an error-status.
 *
 * <p>Depends on {@code snmp}, the counters of {@code snmp.tlstm}, {@code event}, {@code store},
 * {@code text}, {@code ber} and {@code hal}.
 */
package io.tocsin.mib;
