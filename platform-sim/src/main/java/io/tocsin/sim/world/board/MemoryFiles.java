/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import io.tocsin.hal.OperatorFiles;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;
import io.tocsin.hal.ValueFiles;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An operator's files and those of sensors, in memory. What is put is read at once, so that the
 * moment does not depend on anything but who puts it.
 */
public final class MemoryFiles implements OperatorFiles, ValueFiles {

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Set<String> silent = new TreeSet<>();
  private long putCount;

  /** No files. */
  public MemoryFiles() {}

  /** Puts a file; an old one of that name is gone. */
  public void put(String name, byte[] content) {
    files.put(name, content.clone());
    putCount++;
  }

  /** Sets whether whoever reads a file as a value waits for it in vain. */
  public void setSilent(String name, boolean isSilent) {
    if (isSilent) {
      silent.add(name);
    } else {
      silent.remove(name);
    }
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

  @Override
  public boolean isPresent(String name) {
    return files.containsKey(name);
  }

  @Override
  public ValueFile open(String name, int periodMs, int readTimeMsMax) {
    return new MemoryValue(name);
  }

  private final class MemoryValue implements ValueFile {

    private final String name;
    private boolean closed;

    MemoryValue(String name) {
      this.name = name;
    }

    @Override
    public int status() {
      if (closed || !isPresent(name)) {
        return Sensor.UNAVAILABLE;
      }
      return silent.contains(name) ? Sensor.FAULTY : Sensor.OK;
    }

    @Override
    public long readings() {
      return putCount;
    }

    @Override
    public int text(byte[] into) {
      byte[] content = files.getOrDefault(name, new byte[0]);
      int length = Math.min(content.length, TEXT_BYTES_MAX);
      System.arraycopy(content, 0, into, 0, length);
      return length;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
