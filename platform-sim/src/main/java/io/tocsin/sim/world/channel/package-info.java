/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How the programs of a world know one another: an authority whose certificates come from the seed,
 * and plain channels that carry them without cryptography. The TLS of core serves in a world too;
 * driven by the world's entropy, it makes the same bytes each time.
 *
 * <p>Depends on {@code io.tocsin.sim.world}, {@code io.tocsin.tls}, and on Bouncy Castle's
 * lightweight interface for making certificates.
 */
package io.tocsin.sim.world.channel;
