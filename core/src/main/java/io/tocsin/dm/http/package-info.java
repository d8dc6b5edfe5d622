/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The client's side of HTTP/1.1 (RFC 9110, RFC 9112), as far as OMA DM needs it: one POST of one
 * message over one connection, and its answer.
 *
 * <p>{@link io.tocsin.dm.http.HttpExchange} is the protocol without input or output of its own: it
 * says what goes onto the wire and takes what came from there, in any pieces. {@link
 * io.tocsin.dm.http.HttpChannel} moves its bytes over a {@code hal} connection, inside of TLS or,
 * for trials, without, and knows how long each part may take. {@link io.tocsin.dm.http.HttpUrl} is
 * where a server is.
 *
 * <p>Contract: a server can make an exchange fail, with one of the codes of {@link
 * io.tocsin.dm.http.HttpError}, and never make it throw, block or grow. Everything that an answer
 * is made of is bounded by {@link io.tocsin.dm.http.HttpLimits}, its body by the caller's buffer.
 * All buffers are allocated at construction; taking an answer allocates a text for Location and
 * nothing else.
 *
 * <p>What is not done: redirects are reported and not followed; there are no cookies, no HTTP
 * authentication, no compression, no proxies, no pipelining, no HTTP/2.
 *
 * <p>Depends on {@code tls}, {@code text} and {@code hal}.
 */
package io.tocsin.dm.http;
