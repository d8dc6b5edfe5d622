/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Certificates for boards, managers and receivers: a small private certification authority in a
 * folder, and the lines that the programs of the field want to be told about its certificates.
 *
 * <p>Depends on Bouncy Castle (lightweight API and bcpkix) and on {@code io.tocsin.tls}.
 */
package io.tocsin.tools.certs;
