/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

/**
 * Where everybody listens on 127.0.0.1.
 *
 * @param agent TCP port of the agent for managers
 * @param receiver TCP port of the receiver
 * @param dmServer TCP port of the DM server
 * @param dmNotification UDP port of the agent for notification messages
 */
record DemoPorts(int agent, int receiver, int dmServer, int dmNotification) {}
