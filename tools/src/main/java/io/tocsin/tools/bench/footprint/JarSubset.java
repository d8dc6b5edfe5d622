/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A runnable jar of a few entries of another one, as small as its program can have it. */
final class JarSubset {

  private JarSubset() {}

  /**
   * Writes it.
   *
   * @param source the other jar
   * @param target the file to write
   * @param main class that is run
   * @param isWanted says it of the names of entries
   */
  static void write(Path source, Path target, String main, Predicate<String> isWanted)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
    try (JarFile from = new JarFile(source.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(target), manifest)) {
      for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (!entry.isDirectory() && isWanted.test(entry.getName())) {
          to.putNextEntry(new JarEntry(entry.getName()));
          from.getInputStream(entry).transferTo(to);
          to.closeEntry();
        }
      }
    }
  }
}
