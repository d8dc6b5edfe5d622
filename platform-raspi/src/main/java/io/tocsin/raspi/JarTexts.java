/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.ProgramTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Texts that are entries of the program's jar, read from it as from any file. The class loader
 * would do it by connections to addresses, with 35 classes of the JDK, and keep the jar open with
 * the list of all that is in it: 0.4 MiB for 8 kB of text. May be used from any thread.
 */
public final class JarTexts implements ProgramTexts {

  private static final String JAR = ".jar";

  private final String classPath;

  /** Those of the jar that was started, and of the class loader where it was none. */
  public JarTexts() {
    this(System.getProperty("java.class.path"));
  }

  /**
   * Those of a jar.
   *
   * @param classPath path of a jar; for any other the class loader is asked
   */
  JarTexts(String classPath) {
    this.classPath = classPath;
  }

  @Override
  public InputStream open(Class<?> near, String name) throws IOException {
    if (!classPath.endsWith(JAR) || classPath.indexOf(':') >= 0) {
      return OF_CLASS_LOADER.open(near, name);
    }
    try (ZipFile jar = new ZipFile(classPath)) {
      ZipEntry entry = jar.getEntry(near.getPackageName().replace('.', '/') + '/' + name);
      return entry == null
          ? null
          : new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes());
    }
  }
}
