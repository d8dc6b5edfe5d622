/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What a Linux JVM and a Raspberry Pi give the agent. Depends on {@code io.tocsin.hal} of core, on
 * the JDK and on tinylog.
 */
package io.tocsin.raspi;
