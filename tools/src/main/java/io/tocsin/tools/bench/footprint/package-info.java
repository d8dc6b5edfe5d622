/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * {@code bench footprint}: what the board's program costs on disk, in memory and in time to its
 * first notification, beside other programs that do the same or less.
 *
 * <p>Every program that is measured runs in a process of its own and tells the same {@link
 * io.tocsin.tools.bench.footprint.Sink}.
 */
package io.tocsin.tools.bench.footprint;
