/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The modules of the SNMP administration framework that managers configure an engine by: so far
 * SNMP-VIEW-BASED-ACM-MIB (RFC 3415), and of SNMP-TLS-TM-MIB (RFC 9456) the map from certificates
 * to names.
 *
 * <p>Contract: the rows of the tables are the configuration, whether the configuration file or a
 * manager has made them; what the engine goes by is made of the active ones, anew after each
 * change.
 *
 * <p>Depends on {@code mib.rows}, {@code mib}, {@code snmp}, {@code tls}, {@code ber} and {@code
 * hal}.
 */
package io.tocsin.mib.admin;
