/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The View-based Access Control Model (RFC 3415): who may read, write or be told which variables.
 *
 * <p>Contract: tables of fixed size, filled at start; what does not fit is refused, not dropped
 * silently. A decision allocates nothing.
 *
 * <p>Depends on {@code snmp} and {@code ber}.
 */
package io.tocsin.snmp.vacm;
