/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import io.tocsin.hal.OperatorFiles;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** An operator's files, in memory. */
public final class MemoryFiles implements OperatorFiles {

  private final Map<String, byte[]> files = new TreeMap<>();

  /** No files. */
  public MemoryFiles() {}

  /** Puts a file; an old one of that name is gone. */
  public void put(String name, byte[] content) {
    files.put(name, content.clone());
  }

  /** Takes a file away. */
  public void remove(String name) {
    files.remove(name);
  }

  @Override
  public byte[] read(String name, int sizeBytesMax) throws IOException {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IOException(name + ": no such file");
    }
    if (content.length > sizeBytesMax) {
      throw new IOException(name + ": larger than " + sizeBytesMax + " bytes");
    }
    return content.clone();
  }
}
