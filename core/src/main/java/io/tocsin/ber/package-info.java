/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Basic Encoding Rules of ASN.1 (ITU-T X.690), as far as SNMP uses them (RFC 3417 §8), over byte
 * arrays that the caller owns.
 *
 * <p>Conventions: readers and writers are re-pointed, never re-created. No input makes them throw;
 * the first error is latched and every later call does nothing, so that code reads straight down
 * and checks once. Exceptions are for calls that no input excuses: a range outside its array, a
 * mark that is none, an index beyond the length. Nothing is allocated but by constructors, by
 * methods that make an {@link io.tocsin.ber.Oid} and by those that return a String.
 *
 * <p>Depends on {@code java.lang} alone.
 */
package io.tocsin.ber;
