/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Faults inside of the agent, for its tests: sites where what is rare and allowed can be made
 * frequent, and bugs that a test can plant to see whether its checkers find them.
 *
 * <p>{@link io.tocsin.fault.Faults} is what the rest of the core asks; its answer on a board is a
 * constant "no" that costs nothing.
 *
 * <p>Depends on nothing but {@code java.lang} and {@code java.util}.
 */
package io.tocsin.fault;
