/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The configuration file and the bounds of the agent.
 *
 * <p>{@link io.tocsin.config.ConfigurationKeys} is the one catalogue of keys: it drives reading,
 * checking, the sample file and the reference. {@link io.tocsin.config.Limits} holds every bound of
 * the agent. {@link io.tocsin.config.ConfigurationReader} turns the bytes of a file into a {@link
 * io.tocsin.config.ConfigurationResult}: either an immutable {@link
 * io.tocsin.config.Configuration}, or all that is wrong, each with its line.
 *
 * <p>Contract: bad input never throws; the work is linear in the input, and the input is bounded.
 * Everything happens at start and on reload, so this package allocates freely. It reads no file:
 * the platform brings the bytes, and the agent loads the certificates that are named here.
 *
 * <p>Depends on {@code ber} (object identifiers), {@code tls} (fingerprints), {@code text} and
 * {@code java.util}; numbers agree with constants of {@code snmp}, {@code snmp.tlstm}, {@code
 * event} and {@code hal}.
 */
package io.tocsin.config;
