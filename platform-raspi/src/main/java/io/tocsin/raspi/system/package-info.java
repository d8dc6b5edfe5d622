/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * System calls that the JDK lacks: control of devices, waiting for them, datagrams to local
 * sockets.
 *
 * <p>{@link io.tocsin.raspi.system.SystemCalls} is what the rest sees; {@link
 * io.tocsin.raspi.system.NativeLibrary} finds the library that does it, and what stands in its
 * place where there is none.
 *
 * <p>Depends on {@code io.tocsin.raspi} and the JDK.
 */
package io.tocsin.raspi.system;
