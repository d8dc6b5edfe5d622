/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A receiver of notifications over TLS: the command {@code receive}, and the notification receiver
 * application (RFC 3413 §3.4) under it, on the agent's own engine and transport.
 *
 * <p>Everything of one {@link io.tocsin.tools.receiver.Receiver} is used from one thread; its
 * listener is called in that thread.
 *
 * <p>Depends on the core, on {@code platform-raspi}, on {@code io.tocsin.tools.session}, {@code
 * values}, {@code names} and picocli.
 */
package io.tocsin.tools.receiver;
