/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.trap.TrapShape;
import io.tocsin.hal.ProgramTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JarTextsTest {

  private static final byte[] CONTENT = "some text, ü\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void shouldReadFromTheJarThatWasStarted() throws IOException {
    Path jar = folder.resolve("a program.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("io/tocsin/raspi/some.txt"));
      out.write(CONTENT);
    }
    ProgramTexts texts = new JarTexts(jar.toString());
    try (InputStream in = texts.open(JarTexts.class, "some.txt")) {
      assertArrayEquals(CONTENT, in.readAllBytes());
    }
    assertNull(texts.open(JarTexts.class, "other.txt"));
    assertNull(texts.open(TrapShape.class, "some.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "core/target/classes", "one.jar:two.jar", "classes:two.jar"})
  void shouldAskTheClassLoaderWithoutAJarOfItsOwn(String classPath) throws IOException {
    ProgramTexts texts = new JarTexts(classPath);
    try (InputStream in = texts.open(TrapShape.class, "trap-objects.txt")) {
      assertTrue(in.readAllBytes().length > 1_000);
    }
    assertNull(texts.open(TrapShape.class, "other.txt"));
  }

  @Test
  void shouldTellThatTheJarIsGone() {
    ProgramTexts texts = new JarTexts(folder.resolve("none.jar").toString());
    assertThrows(IOException.class, () -> texts.open(TrapShape.class, "trap-objects.txt"));
  }
}
