/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The TLS Transport Model for SNMP over TCP (RFC 6353, RFC 9456), client and server side.
 *
 * <p>{@link io.tocsin.snmp.tlstm.TlsTransportModel} owns the connections. It accepts and opens TLS
 * sessions, decides whether a peer may be talked to and under which security name, cuts the stream
 * into messages and hands them to the dispatcher, and sends the dispatcher's messages.
 *
 * <p>Contract: single-threaded, never blocking; work is done in {@code step}, bounded in each call.
 * All session records and buffers are allocated at construction; receiving and sending a message
 * allocates nothing here. A peer can make its own session fail, and costs nobody else anything.
 * Every end of a session has a numbered cause and a counter.
 *
 * <p>When to connect again after a failure is not decided here: the model opens a session when told
 * to and reports what became of it.
 *
 * <p>Depends on {@code snmp}, {@code tls}, {@code ber}, {@code text} and {@code hal}.
 */
package io.tocsin.snmp.tlstm;
