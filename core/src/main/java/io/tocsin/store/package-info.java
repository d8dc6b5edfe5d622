/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Small records that survive power cuts.
 *
 * <p>Contract: after a cut at any instant, a record reads as it was before or after the write that
 * was under way, never as a mixture. Damage is found by checksum, reported, and never throws.
 *
 * <p>Depends on {@code hal}.
 */
package io.tocsin.store;
