/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The notification that makes a board begin a session (package #0, OMA DM Notification 1.2).
 *
 * <p>Depends on {@code auth}.
 */
package io.tocsin.sim.dmserver.notify;
