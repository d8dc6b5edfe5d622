/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of the packed jars and of what they do with other programs. They run in {@code mvn verify},
 * after the jars are packed; the system properties {@code tocsin.simJar} and {@code
 * tocsin.toolsJar} name the jars.
 */
package io.tocsin.tools.interop;
