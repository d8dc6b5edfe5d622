/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The management tree of OMA DM 1.2.1 (OMA-TS-DM_TND, OMA-TS-DM_StdObj): nodes with their
 * properties, addresses, access control lists, the commands on them with their status codes, the
 * standard objects, and the record that outlives power cuts.
 *
 * <p>Contract: {@link io.tocsin.dm.tree.ManagementTree} answers each command with a constant of
 * {@link io.tocsin.dm.tree.TreeStatus} and never throws because of what a peer sent. The tree is a
 * value: a command makes another root that shares what it did not change, so that going back is to
 * take the old root, and a change is there as a whole or not at all. Memory is bounded by {@link
 * io.tocsin.dm.tree.TreeLimits}, and while a change is made by two trees of that size. Nothing here
 * knows messages, sessions or authentication: who calls says which server is asking, and has
 * authenticated it.
 *
 * <p>Depends on {@code store}, {@code text}, {@code hal} and {@code fault}.
 */
package io.tocsin.dm.tree;
