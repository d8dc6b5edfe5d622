/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The SNMP engine of RFC 3411: dispatcher, message processing for SNMPv3 (RFC 3412), security
 * models (the Transport Security Model of RFC 5591), access control (RFC 3415), and the
 * applications of RFC 3413: command responder and notification originator.
 *
 * <p>Contract: all records and buffers are allocated at construction; decoding and answering a
 * request, and encoding and sending a notification, allocate nothing. Bad input is counted as the
 * RFCs ask and never throws.
 *
 * <p>Depends on {@code ber} and {@code text}; knows nothing of TLS.
 */
package io.tocsin.snmp;
