/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the files of a value are now. Drivers that come back have other numbers than before, so a
 * place is looked for before each reading, in the thread that reads.
 */
public interface FilePlace {

  /** The files whose texts make the value, one after another; empty when they are not there. */
  List<Path> files();
}
