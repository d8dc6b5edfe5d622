/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What every tool that speaks SNMP over TLS has in common: its identity, its place on the network,
 * and the words for what became of a session. The transport is that of the agent itself.
 *
 * <p>Everything of one {@link io.tocsin.tools.session.Station} is used from one thread.
 *
 * <p>Depends on the core, on {@code platform-raspi} and on picocli.
 */
package io.tocsin.tools.session;
