/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Small records that survive power cuts.
 *
 * <p>{@link io.tocsin.store.TwoSlotRecord} holds one record that changes seldom, and each write of
 * it is durable when it returns. {@link io.tocsin.store.KeyedLog} holds many, each under a key,
 * that may change often and become durable together.
 *
 * <p>Contract: after a cut at any instant, a record reads as it was before or after the write that
 * was under way, never as a mixture. Damage is found by checksum, reported, and never throws.
 *
 * <p>Depends on {@code hal}.
 */
package io.tocsin.store;
