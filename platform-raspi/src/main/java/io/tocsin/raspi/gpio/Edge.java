/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

/**
 * One edge of a line.
 *
 * @param line which one
 * @param active the level that it has from then on
 * @param timeNs when, on the kernel's monotonic clock, in nanoseconds
 */
record Edge(GpioLine line, boolean active, long timeNs) {}
