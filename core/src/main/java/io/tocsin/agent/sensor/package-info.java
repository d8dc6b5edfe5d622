/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sensors that an operator writes into the configuration: a file of the board, the number in it,
 * and how that becomes a value. Together with the sensors that the board has itself they are the
 * board that the rest of the agent sees. A platform makes its own sensors of the same parts.
 *
 * <p>Depends on {@code io.tocsin.config}, {@code io.tocsin.text} and {@code io.tocsin.hal}.
 */
package io.tocsin.agent.sensor;
