/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Basic Encoding Rules of ASN.1 (ITU-T X.690), as far as SNMP uses them (RFC 3417 §8), over byte
 * arrays that the caller owns.
 *
 * <p>Conventions: readers and writers are re-pointed, never re-created. They throw nothing; the
 * first error is latched and every later call does nothing, so that code reads straight down and
 * checks once. Nothing is allocated but by constructors and by methods that return a String.
 *
 * <p>Depends on {@code java.lang} alone.
 */
package io.tocsin.ber;
