/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.ProcessMemory;

/**
 * One run of a program.
 *
 * @param firstMs milliseconds from its start to its first message at the receiver
 * @param idle what it has of the system when it has been idle since
 */
record Figures(double firstMs, ProcessMemory idle) {}
