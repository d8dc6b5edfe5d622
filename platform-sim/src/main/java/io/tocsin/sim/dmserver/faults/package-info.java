/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the server may do wrong on purpose, so that a client can be tried: kinds of fault, and when
 * each is to happen. The server asks at the places where it could go wrong.
 *
 * <p>Depends on nothing.
 */
package io.tocsin.sim.dmserver.faults;
