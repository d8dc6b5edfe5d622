/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** What events of the DM client are about, in words. */
public interface DmNames {

  /**
   * ServerID of a DM server.
   *
   * @param server its number in the configuration, from 0 on
   */
  String serverId(int server);

  /**
   * A rule by which something was refused, as a sentence.
   *
   * @param number the rule's number; empty for one that is not known
   */
  String rule(int number);
}
