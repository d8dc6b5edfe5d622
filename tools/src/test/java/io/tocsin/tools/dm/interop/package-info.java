/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The client of the agent and the server for trials, which share no code, with each other over real
 * sockets: whole sessions, and the status of each command in each situation.
 */
package io.tocsin.tools.dm.interop;
