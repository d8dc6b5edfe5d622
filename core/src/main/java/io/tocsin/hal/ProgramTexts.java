/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.io.IOException;
import java.io.InputStream;

/** The texts that the program comes with, beside its classes. They are read at the start alone. */
public interface ProgramTexts {

  /** By the class loader, which every Java machine has. */
  ProgramTexts OF_CLASS_LOADER = (near, name) -> near.getResourceAsStream(name);

  /**
   * Opens a text.
   *
   * @param near a class of the same package
   * @param name the name of the file
   * @return its octets, to be closed by the caller; null when there is none
   * @throws IOException when it cannot be read
   */
  InputStream open(Class<?> near, String name) throws IOException;
}
