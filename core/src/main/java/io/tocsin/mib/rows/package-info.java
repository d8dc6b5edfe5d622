/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Conceptual tables whose rows managers create, change and destroy (RowStatus and StorageType, RFC
 * 2579 §2), and what keeps their rows over a restart.
 *
 * <p>A table keeps each value as it came over the wire, checked, so that reading one copies bytes.
 * What a table is about is not known here: whoever wants to go by its rows reads those that are
 * active, and is told when they have changed.
 *
 * <p>Contract: a SET counts as a whole or not at all, whatever the order of its variables, and also
 * when it concerns several tables, or the power is cut in the middle. All that is read allocates
 * nothing; a SET allocates what its rows take.
 *
 * <p>Depends on {@code mib}, {@code snmp}, {@code ber} and {@code store}.
 */
package io.tocsin.mib.rows;
