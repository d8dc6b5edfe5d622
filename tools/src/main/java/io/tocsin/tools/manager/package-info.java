/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A small manager over TLS: the commands {@code get}, {@code walk} and {@code set}, and the command
 * generator application (RFC 3413 §3.1) under them.
 *
 * <p>Depends on the core, on {@code io.tocsin.tools.session}, {@code values}, {@code names} and
 * picocli.
 */
package io.tocsin.tools.manager;
