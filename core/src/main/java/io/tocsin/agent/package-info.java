/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The agent as a whole: reads the configuration into running parts, wires them, and turns the
 * crank.
 *
 * <p>Contract: {@link io.tocsin.agent.Agent#step} does all that is due, a bounded amount of it, and
 * says when it must be called again at the latest; extra calls are harmless. Which event goes to
 * which target when, and how often a session is tried, is decided here and in {@code event}; how
 * messages look and travel, in the layers below.
 *
 * <p>May depend on every other package of the core.
 */
package io.tocsin.agent;
