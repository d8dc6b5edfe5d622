/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The command {@code demo}: a simulated board in a process of its own, a receiver and a manager at
 * work on this machine, over mutually authenticated TLS.
 *
 * <p>Depends on the other packages of the tools; what it starts, it ends.
 */
package io.tocsin.tools.demo;
