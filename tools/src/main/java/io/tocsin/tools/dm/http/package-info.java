/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The transport of the DM server: HTTP/1.1 and HTTPS by the JDK's own server (OMA SyncML HTTP
 * Binding 1.2), one message a POST.
 *
 * <p>Depends on {@code session}, {@code message}, {@code auth}, {@code faults} and Bouncy Castle's
 * PEM reader.
 */
package io.tocsin.tools.dm.http;
