/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Lines of GPIO chips, by the character device of Linux (version 2 of its interface, Linux 5.10).
 *
 * <p>{@link io.tocsin.raspi.gpio.GpioLines} is the whole. For each chip that the configuration
 * names there is one thread, {@link io.tocsin.raspi.gpio.ChipThread}, which alone touches the chip:
 * it finds and requests the lines, waits for their edges and drives them. So a chip that hangs, as
 * one on a bus may, keeps neither the agent nor another chip waiting.
 *
 * <p>Depends on {@code io.tocsin.hal}, {@code io.tocsin.config}, {@code io.tocsin.raspi}, {@code
 * io.tocsin.raspi.board}, {@code io.tocsin.raspi.system} and the JDK.
 */
package io.tocsin.raspi.gpio;
