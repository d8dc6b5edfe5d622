/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a Linux JVM and a Raspberry Pi give the agent: sockets on one selector, files that survive
 * power cuts, clocks, random bytes, the log, and the loop that drives the agent.
 *
 * <p>The agent and everything here run in one thread, except where a class says otherwise: names
 * are resolved, and files of sensors and what the kernel tells of the computer are read, in threads
 * of their own, because the system's resolver, drivers and file systems block; {@link
 * AgentLoop#stop()} and {@link NioNetwork#wakeup()} may be called from any thread.
 *
 * <p>{@code system}, {@code gpio} and {@code service} below it have what needs system calls that
 * the JDK lacks.
 *
 * <p>Depends on {@code io.tocsin.hal} and {@code io.tocsin.text} of core, on the JDK and on
 * tinylog.
 */
package io.tocsin.raspi;
