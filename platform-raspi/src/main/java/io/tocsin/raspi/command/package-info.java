/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The programs that run an agent on a Linux machine: the board's own, {@link
 * io.tocsin.raspi.command.Main}, and what others of the kind share with it, such as reading and
 * checking the configuration ({@link io.tocsin.raspi.command.ConfigurationFile}) and the order in
 * which everything is built ({@link io.tocsin.raspi.command.AgentRun}).
 *
 * <p>{@code tocsin status} and {@code tocsin test-trap} talk to the running agent over a socket of
 * the file system. {@link io.tocsin.raspi.command.ControlServer} answers them in the agent's
 * thread, between two steps, without ever waiting.
 *
 * <p>Depends on core, on {@code io.tocsin.raspi} and on the JDK.
 */
package io.tocsin.raspi.command;
