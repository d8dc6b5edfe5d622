/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The Transport Security Model (RFC 5591): it leaves authentication and encryption to the transport
 * and takes from the transport's record who the peer is and how secure the session is.
 *
 * <p>Contract: nothing is allocated after construction. Every refusal is counted under the name
 * that the RFC gives it. {@code core/docs/tsm-steps.md} shows each step of the RFC, its code and
 * its test.
 *
 * <p>Depends on {@code snmp} and {@code ber}.
 */
package io.tocsin.snmp.tsm;
