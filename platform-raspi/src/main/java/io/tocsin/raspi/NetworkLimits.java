/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

/**
 * The bounds of {@link NioNetwork}.
 *
 * @param descriptorsMax connections and listeners that exist at one time, those that still wait for
 *     a name included; each costs one descriptor and some 500 bytes besides the system's buffers.
 *     At the bound, {@code connect} fails and peers wait in the system's queue.
 * @param resolvedNamesMax different names that the resolver is asked for at one time; each takes
 *     one thread until it is answered, even when nobody waits any more. Beyond it, {@code connect}
 *     fails. With as many as the agent may have names in its configuration, none is ever in the way
 *     of another.
 * @param addressesMax addresses of one name that are tried; the others are ignored
 * @param attemptTimeMsMax how long one address may take to answer, in milliseconds, before the next
 *     one of the same name is tried; the last one is left to the system's own limit, and to the
 *     agent, which may close the connection at any time
 * @param transferBytes size of the one buffer outside of the Java heap through which all bytes
 *     pass; one read returns no more than this
 */
public record NetworkLimits(
    int descriptorsMax,
    int resolvedNamesMax,
    int addressesMax,
    int attemptTimeMsMax,
    int transferBytes) {

  /** The bounds that suit a board: 512 descriptors, 32 names, 8 addresses, 4 s, 18 KiB. */
  public static final NetworkLimits DEFAULT = new NetworkLimits(512, 32, 8, 4_000, 18 * 1024);

  /** Checks that each bound is more than 0. */
  public NetworkLimits {
    if (descriptorsMax < 1
        || resolvedNamesMax < 1
        || addressesMax < 1
        || attemptTimeMsMax < 1
        || transferBytes < 1) {
      throw new IllegalArgumentException("each limit of the network must be more than 0");
    }
  }

  /** Returns the same bounds with another {@link #descriptorsMax()}. */
  public NetworkLimits withDescriptorsMax(int value) {
    return new NetworkLimits(
        value, resolvedNamesMax, addressesMax, attemptTimeMsMax, transferBytes);
  }

  /** Returns the same bounds with another {@link #resolvedNamesMax()}. */
  public NetworkLimits withResolvedNamesMax(int value) {
    return new NetworkLimits(descriptorsMax, value, addressesMax, attemptTimeMsMax, transferBytes);
  }

  /** Returns the same bounds with another {@link #attemptTimeMsMax()}. */
  public NetworkLimits withAttemptTimeMsMax(int value) {
    return new NetworkLimits(descriptorsMax, resolvedNamesMax, addressesMax, value, transferBytes);
  }
}
