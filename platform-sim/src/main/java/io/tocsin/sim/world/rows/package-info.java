/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Rows that managers make, as a simulated world knows them: what SETs ask for, and a simple model
 * of what must come of it. Nothing here looks at how the agent does it.
 */
package io.tocsin.sim.world.rows;
