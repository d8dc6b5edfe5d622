/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * One TLS session without input or output of its own, over Bouncy Castle's lightweight API, and all
 * that proves who is at its other end: identities, certificate paths, fingerprints, names.
 *
 * <p>Contract: a peer can make a session fail, never make it throw, block or grow. A refusal always
 * comes with its cause, the certificate concerned and advice.
 *
 * <p>{@link io.tocsin.tls.TlsEndpoint} makes the channels, {@link io.tocsin.tls.TlsIdentity} says
 * who we are, {@link io.tocsin.tls.PathVerifier} and {@link io.tocsin.tls.ServerVerifier} judge who
 * the peer is, {@link io.tocsin.tls.TlsRefusal} tells why not, and {@link
 * io.tocsin.tls.ChannelPipe} moves the bytes between a channel and its connection.
 *
 * <p>Depends on {@code text}, {@code hal} and on Bouncy Castle's lightweight API.
 */
package io.tocsin.tls;
