/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the runnable jars whatever is in them. */
class PackedJarsIT {
  private static final String BOARD_JAR = "tocsin.boardJar";
  private static final String SIM_JAR = "tocsin.simJar";
  private static final String TOOLS_JAR = "tocsin.toolsJar";

  /** What a board has to keep of it on its card. */
  private static final long BOARD_JAR_BYTES_MAX = 2_200_000;

  /** The class file version of Java 8. */
  private static final int JAVA_8_CLASS_VERSION = 52;

  @ParameterizedTest
  @ValueSource(strings = {BOARD_JAR, SIM_JAR, TOOLS_JAR})
  void shouldRunAndSayItsVersion(String property) throws Exception {
    Process process =
        new ProcessBuilder(java(), "-jar", System.getProperty(property), "--version")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, process.waitFor(), output);
    assertTrue(output.matches("tocsin(-sim|-tools)? \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R"), output);
  }

  @ParameterizedTest
  @ValueSource(strings = {BOARD_JAR, SIM_JAR, TOOLS_JAR})
  void shouldCarryNoSignatureOfTheJarsItWasMadeOf(String property) throws Exception {
    assertEquals(List.of(), entries(property, "META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BOARD_JAR, SIM_JAR, TOOLS_JAR})
  void shouldNameNoServiceThatNobodyLooksUp(String property) throws Exception {
    assertEquals(List.of(), entries(property, "META-INF/services/.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BOARD_JAR, SIM_JAR})
  void agentJarShouldHaveNothingThatNobodyCalls(String property) throws Exception {
    List<String> classes = originalNames(property);

    assertTrue(classes.contains("org.bouncycastle.tls.TlsServerProtocol"), "no TLS in the map");
    assertEquals(
        List.of(), matching(classes, "org\\.bouncycastle\\.(jce|jcajce|jsse|cert|cms)\\..*"));
    assertEquals(
        List.of(),
        matching(classes, "org\\.bouncycastle\\.crypto\\.engines\\.(ARIA|Camellia|SEED|SM4).*"));
    assertEquals(List.of(), matching(classes, "org\\.tinylog\\.writers\\.(Jdbc|RollingFile).*"));
    assertEquals(List.of(), matching(classes, "org\\.tinylog\\.core\\.TinylogLoggingProvider"));
    assertEquals(List.of(), matching(classes, "org\\.kxml2\\.kdom\\..*"));
    assertEquals(List.of(), entries(property, "org/bouncycastle/.*"));
    assertEquals(List.of(), entries(property, ".*\\.properties"));
  }

  @Test
  void simJarShouldHaveTheTablesOfTokensForTheDmServerOfTheSimulatedWorld() throws Exception {
    assertEquals(
        List.of("org.kxml2.wap.WbxmlParser", "org.kxml2.wap.syncml.SyncML"),
        matching(originalNames(SIM_JAR), "org\\.kxml2\\.wap\\..*"));
    assertEquals(List.of(), matching(originalNames(BOARD_JAR), "org\\.kxml2\\.wap\\..*"));
  }

  @Test
  void boardJarShouldHaveWhatABoardNeedsAndNoMore() throws Exception {
    assertEquals(List.of(), matching(originalNames(BOARD_JAR), "io\\.tocsin\\.(sim|tools)\\..*"));
    long sizeBytes = Files.size(Path.of(System.getProperty(BOARD_JAR)));
    assertTrue(sizeBytes <= BOARD_JAR_BYTES_MAX, () -> sizeBytes + " bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {BOARD_JAR, SIM_JAR})
  void agentJarShouldKeepTheNamesOfOurOwnClasses(String property) throws Exception {
    List<String> ours = matching(map(property), "io\\.tocsin\\..*");
    assertFalse(ours.isEmpty(), "no class of ours in the map");
    for (String line : ours) {
      assertTrue(line.matches("(io\\.tocsin\\..*) -> \\1:"), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BOARD_JAR, SIM_JAR})
  void agentJarShouldKeepFileAndLineForStackTraces(String property) throws Exception {
    int classCount = 0;
    try (JarFile jar = new JarFile(System.getProperty(property))) {
      for (JarEntry entry : jar.stream().toList()) {
        // Those without a dollar sign have a file of their own.
        if (entry.getName().matches("io/tocsin/[^$]*\\.class")) {
          String file = entry.getName().replaceAll(".*/(.*)\\.class", "$1.java");
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          String constants = new String(bytes, StandardCharsets.ISO_8859_1);
          assertTrue(constants.contains(file), entry.getName());
          boolean hasCode = constants.contains("Code");
          assertEquals(hasCode, constants.contains("LineNumberTable"), entry.getName());
          classCount++;
        }
      }
    }
    assertTrue(classCount > 0, "no class of ours in the jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {BOARD_JAR, SIM_JAR})
  void everyClassOfCoreShouldBeJava8(String property) throws Exception {
    int classCount = 0;
    try (JarFile jar = new JarFile(System.getProperty(property))) {
      for (JarEntry entry : jar.stream().toList()) {
        if (isOfCore(entry.getName())) {
          assertEquals(JAVA_8_CLASS_VERSION, classVersion(jar, entry), entry.getName());
          classCount++;
        }
      }
    }
    assertTrue(classCount > 0, "no class of core in the jar");
  }

  /** The map from the names in the sources to those in the jar, which is written beside it. */
  private static List<String> map(String property) throws IOException {
    Path jar = Path.of(System.getProperty(property));
    Path map = jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".map"));
    return Files.readAllLines(map).stream().filter(line -> !line.startsWith("#")).toList();
  }

  /** The classes in the jar by the names that they have in the sources. */
  private static List<String> originalNames(String property) throws IOException {
    return map(property).stream()
        .filter(line -> !line.startsWith(" "))
        .map(line -> line.substring(0, line.indexOf(" -> ")))
        .toList();
  }

  private static List<String> matching(List<String> names, String pattern) {
    return names.stream().filter(name -> name.matches(pattern)).toList();
  }

  private static boolean isOfCore(String name) {
    return name.matches("io/tocsin/.*\\.class") && !name.matches("io/tocsin/(raspi|sim)/.*");
  }

  private static int classVersion(JarFile jar, JarEntry entry) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      assertEquals(0xCAFEBABE, in.readInt(), entry.getName());
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }

  private static List<String> entries(String property, String pattern) throws IOException {
    try (JarFile jar = new JarFile(System.getProperty(property))) {
      return jar.stream().map(JarEntry::getName).filter(name -> name.matches(pattern)).toList();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
