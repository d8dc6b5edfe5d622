/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.io.IOException;

/**
 * The files that an operator put on the board: certificates, keys, lists of revoked certificates.
 */
public interface OperatorFiles {

  /**
   * Reads a whole file; used at start and on reload only.
   *
   * @param name path as written in the configuration; a relative one starts at the configuration
   *     file's folder
   * @param sizeBytesMax greatest size accepted
   * @return the content
   * @throws IOException when it cannot be read or is too large; the message names the cause
   */
  byte[] read(String name, int sizeBytesMax) throws IOException;
}
