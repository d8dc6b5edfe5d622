/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The board by the files that Linux has of it: who it is, sensors and network interfaces that are
 * found by themselves, and LEDs.
 *
 * <p>All files stand below one root, which a test may have elsewhere. What may wait for a driver is
 * read beside the agent, which sees what was read last. What the board has is found once, at the
 * start.
 *
 * <p>Depends on {@code io.tocsin.raspi}, and on {@code io.tocsin.hal}, {@code io.tocsin.text} and
 * {@code io.tocsin.agent.sensor} of core.
 */
package io.tocsin.raspi.board;
