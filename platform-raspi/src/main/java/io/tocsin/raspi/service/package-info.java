/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who watches over the agent: the hardware timer that resets the board ({@link
 * io.tocsin.raspi.service.HardwareWatchdog}) and the service manager that starts the agent anew
 * ({@link io.tocsin.raspi.service.ServiceManager}). All of it belongs to the agent's thread.
 *
 * <p>Depends on {@code io.tocsin.hal}, {@code io.tocsin.raspi.system} and the JDK.
 */
package io.tocsin.raspi.service;
