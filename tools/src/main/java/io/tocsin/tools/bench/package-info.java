/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Benchmarks that a user can run: Tocsin beside the programs of the field, in one run, on the
 * user's own machine.
 *
 * <p>Depends on JMH, on SNMP4J as the yardstick, and on {@code io.tocsin.snmp}.
 */
package io.tocsin.tools.bench;
