/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The modules of the SNMP administration framework that managers configure an engine by:
 * SNMP-VIEW-BASED-ACM-MIB (RFC 3415), SNMP-TARGET-MIB and SNMP-NOTIFICATION-MIB (RFC 3413), and the
 * tables of SNMP-TLS-TM-MIB (RFC 9456).
 *
 * <p>Contract: the rows of the tables are the configuration, whether the configuration file or a
 * manager has made them; what the engine goes by is made of the active ones, anew after each
 * change.
 *
 * <p>Depends on {@code mib.rows}, {@code mib}, {@code snmp}, {@code tls}, {@code ber} and {@code
 * hal}.
 */
package io.tocsin.mib.admin;
