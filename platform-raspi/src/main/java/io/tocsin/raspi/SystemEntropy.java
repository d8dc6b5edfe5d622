/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Entropy;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Random bytes of the kernel: {@code /dev/urandom}, which never blocks, and before it a byte of
 * {@code /dev/random}, which since Linux 5.6 blocks until the kernel has gathered something that
 * nobody can know (random(4)). Without that, a board that was just switched on could make keys that
 * can be guessed.
 *
 * <p>Read as files, and not through the JVM's generators, with which come its providers of
 * security. May be used from any thread.
 */
public final class SystemEntropy implements Entropy {

  private final InputStream source;

  /**
   * Opens the source, when it is ready.
   *
   * @throws IOException when there is none
   */
  public SystemEntropy() throws IOException {
    this(Path.of("/dev/random"), Path.of("/dev/urandom"));
  }

  /**
   * Opens a source.
   *
   * @param ready gives a byte when the source is ready
   * @param source gives random bytes without end
   */
  SystemEntropy(Path ready, Path source) throws IOException {
    try (InputStream first = new FileInputStream(ready.toFile())) {
      read(first, new byte[1], 0, 1);
      this.source = new FileInputStream(source.toFile());
    } catch (IOException e) {
      throw new IOException(missing(e), e);
    }
  }

  @Override
  public void fill(byte[] into, int offset, int length) {
    try {
      read(source, into, offset, length);
    } catch (IOException e) {
      throw new IllegalStateException(missing(e), e);
    }
  }

  private static void read(InputStream from, byte[] into, int offset, int length)
      throws IOException {
    if (from.readNBytes(into, offset, length) < length) {
      throw new EOFException("it has ended");
    }
  }

  private static String missing(IOException cause) {
    return "no random bytes from the kernel: " + cause.getMessage();
  }
}
