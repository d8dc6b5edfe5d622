/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** The two representations of a message (OMA SyncML representation protocol 1.2). */
public enum Encoding {

  /** Text. */
  XML("application/vnd.syncml.dm+xml"),

  /** Tokens of one byte for the names of elements. */
  WBXML("application/vnd.syncml.dm+wbxml");

  private final String mediaType;

  Encoding(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type that a transport names a message of this encoding by. */
  public String mediaType() {
    return mediaType;
  }
}
