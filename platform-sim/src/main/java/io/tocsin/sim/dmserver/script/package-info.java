/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the server tells a board to do: a text with a command a line, and what is expected of each.
 * {@code tools/docs/dm-server.md} has the language.
 *
 * <p>Depends on {@link io.tocsin.sim.dmserver.message} for elements that are given as they are.
 */
package io.tocsin.sim.dmserver.script;
