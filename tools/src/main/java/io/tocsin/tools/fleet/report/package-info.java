/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What an experiment leaves behind: tables in Markdown and CSV, plots, and the counts per second
 * and distributions that they are made of. Knows nothing of boards.
 */
package io.tocsin.tools.fleet.report;
