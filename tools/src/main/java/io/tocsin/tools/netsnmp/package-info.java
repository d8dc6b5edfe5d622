/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The programs of Net-SNMP, where this machine has them. */
package io.tocsin.tools.netsnmp;
