/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A trace of the wire: each message of SNMP and OMA DM as one readable entry of the log, without
 * secrets, while the configuration has it switched on.
 *
 * <p>{@link io.tocsin.trace.SnmpTrace} stands between the dispatcher and the transport model,
 * {@link io.tocsin.trace.DmTrace} is told by the DM client. Who is not traced has none of these
 * objects, and pays nothing.
 *
 * <p>Contract: what is traced is not changed, not kept, and goes on in the same way, whatever it
 * is. Messages are read by the decoders that the agent itself reads them with, by objects of the
 * trace's own. An entry has {@link io.tocsin.trace.TraceText#LENGTH_MAX} characters at most. It
 * shows what is known to be no secret, and not what is not known to be one. Bad input never throws.
 * This package allocates for each entry.
 *
 * <p>Depends on {@code snmp}, {@code snmp.tlstm}, the packages of {@code dm} up to {@code
 * dm.client}, {@code event}, {@code tls}, {@code ber}, {@code text} and {@code hal}.
 */
package io.tocsin.trace;
