/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The names of objects and notifications, for people: a table of the standard modules that the
 * agent has, and what the agent's own module says about itself.
 *
 * <p>Depends on {@code io.tocsin.ber} alone.
 */
package io.tocsin.tools.names;
