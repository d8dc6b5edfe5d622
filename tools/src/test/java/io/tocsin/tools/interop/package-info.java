/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The agent as its peers see it: the packed jar in a process of its own, talked to by Net-SNMP and
 * SNMP4J over real sockets on loopback; and messages of OMA DM as libwbxml reads and writes them. A
 * peer that is missing fails the tests.
 */
package io.tocsin.tools.interop;
