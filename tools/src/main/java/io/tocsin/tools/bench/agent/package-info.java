/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * {@code bench agent}: the agent beside snmpd of Net-SNMP, asked by the same manager, and the agent
 * as a sender of traps.
 *
 * <p>Every program that is measured runs in a process of its own. Depends on the other packages of
 * the tools and on the core; what it starts, it ends.
 */
package io.tocsin.tools.bench.agent;
