/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Root of the agent. It holds no class itself: each package below is a layer, and depends only on
 * the layers that its own package description names.
 */
package io.tocsin;
