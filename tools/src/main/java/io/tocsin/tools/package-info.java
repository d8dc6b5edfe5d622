/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The command line tools: one class per subcommand, listed in {@link io.tocsin.tools.Main}. May
 * depend on every other module and on picocli.
 */
package io.tocsin.tools;
