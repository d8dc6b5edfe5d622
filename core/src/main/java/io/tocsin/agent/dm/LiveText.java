/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.tree.LiveNode;
import io.tocsin.text.Utf8;

/** A leaf that is read live. */
final class LiveText implements LiveNode {

  /** Where the text comes from. */
  @FunctionalInterface
  interface Source {

    /** The text as it is now. */
    String text();
  }

  private final Source source;

  LiveText(Source source) {
    this.source = source;
  }

  @Override
  public byte[] read() {
    return Utf8.bytes(source.text());
  }
}
