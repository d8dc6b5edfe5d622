/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What happens on the board and who is still to be told: events, the sources that find them, and
 * the outbox with its bounded logs and each target's place in them.
 *
 * <p>Contract: memory is allocated at construction; offering an event never fails and never blocks,
 * it may push out another, and what was pushed out is counted by cause.
 *
 * <p>Depends on {@code hal}, {@code store} and {@code text}.
 */
package io.tocsin.event;
