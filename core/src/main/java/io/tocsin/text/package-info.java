/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Forms of text that several layers read or write: UTF-8, hexadecimal digits, Base64, words of
 * protocols, host names and addresses, dates.
 *
 * <p>Contract: static methods without state. Bad input is a value, never an exception; the work is
 * linear in the input. What is called on a steady path allocates nothing, and says so.
 *
 * <p>Depends on {@code java.lang} alone, so that every layer may depend on it.
 */
package io.tocsin.text;
