/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The library for each architecture, as the build has made it. */
@Timeout(120)
class NativesTest {

  private static final Path BUILT = Path.of("target", "classes", "native");

  private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.([0-9]+)");

  @TempDir private Path folder;

  private static Path library(String architecture) {
    return BUILT.resolve("linux-" + architecture).resolve("libtocsin.so");
  }

  private static String header(String architecture) throws Exception {
    return Programs.run("readelf", "-hldW", "--dyn-syms", library(architecture).toString());
  }

  private static void shouldBe(String architecture, String elfClass, String machine)
      throws Exception {
    String header = header(architecture);
    assertTrue(header.contains("Class:                             " + elfClass), header);
    assertTrue(header.contains("Machine:                           " + machine), header);
    assertTrue(header.contains("DYN (Shared object file)"), header);
    assertFalse(header.contains("TEXTREL"), "code that is changed when it is loaded");
    assertTrue(header.contains("GNU_RELRO"), "tables of addresses that nobody can change");
    assertTrue(header.contains("BIND_NOW"), header);
    assertTrue(header.contains("__stack_chk_fail"), "a guarded stack");
    assertTrue(
        header.lines().noneMatch(line -> line.contains("GNU_STACK") && line.contains("RWE")));
  }

  @Test
  void shouldBeMadeForEachArchitecture() throws Exception {
    shouldBe("amd64", "ELF64", "Advanced Micro Devices X86-64");
    shouldBe("arm64", "ELF64", "AArch64");
    shouldBe("armhf", "ELF32", "ARM");
    assertTrue(header("armhf").contains("hard-float ABI"), "armhf and not armel");
  }

  @Test
  void shouldHaveNothingButTheFunctionsOfTheClassToOffer() throws Exception {
    for (String architecture : List.of("amd64", "arm64", "armhf")) {
      List<String> names = new ArrayList<>();
      for (String line : header(architecture).lines().toList()) {
        if (line.contains(" FUNC ") && line.contains(" DEFAULT ") && !line.contains(" UND ")) {
          names.add(line.substring(line.lastIndexOf(' ') + 1));
        }
      }
      assertEquals(9, names.size(), names::toString);
      for (String name : names) {
        assertTrue(name.startsWith("Java_io_tocsin_raspi_system_NativeSystemCalls_"), name);
      }
    }
  }

  @Test
  void shouldRunOnSystemsOlderThanTheOneItWasBuiltOn() throws Exception {
    for (String architecture : List.of("amd64", "arm64", "armhf")) {
      String versions = Programs.run("readelf", "-VW", library(architecture).toString());
      Matcher version = GLIBC.matcher(versions);
      assertTrue(version.find(), versions);
      do {
        int minor = Integer.parseInt(version.group(1));
        assertTrue(minor <= 28, "Debian 10 has glibc 2.28: " + version.group());
      } while (version.find());
    }
  }

  @Test
  void shouldBeTheSameBytesWhereverItIsMade() throws Exception {
    String home = "JAVA_HOME=" + System.getProperty("java.home");
    Programs.run(List.of(home), "../tools/natives", folder.toString());
    for (String architecture : List.of("amd64", "arm64", "armhf")) {
      Path again = folder.resolve("linux-" + architecture).resolve("libtocsin.so");
      assertEquals(-1, Files.mismatch(library(architecture), again), architecture);
    }
  }

  @Test
  void shouldRunOnEmulatedArm() throws Exception {
    shouldRun("arm64", "aarch64-linux-gnu", "qemu-aarch64-static");
    shouldRun("armhf", "arm-linux-gnueabihf", "qemu-arm-static");
  }

  private void shouldRun(String architecture, String system, String emulator) throws Exception {
    Path program = Programs.compile(system + "-gcc", "calls", folder);
    String output =
        Programs.run(
            emulator,
            "-L",
            "/usr/" + system,
            program.toString(),
            library(architecture).toAbsolutePath().toString());
    assertEquals("1 1 0 1\n", output, architecture);
  }
}
