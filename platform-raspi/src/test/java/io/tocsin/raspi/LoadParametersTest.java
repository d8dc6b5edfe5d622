/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of the kernel, which anybody who may read the object sees. */
class LoadParametersTest {

  @TempDir private Path folder;
  private FakeRoot root;

  @BeforeEach
  void makeRoot() {
    root = FakeRoot.board(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "console=tty1 root=/dev/mmcblk0p2 rw quiet | console=tty1 root=/dev/mmcblk0p2 rw quiet",
        "ro  rootwait=5 | ro rootwait=5",
        "rd.luks.key=secret | rd.luks.key=...",
        "systemd.setenv=TOKEN=secret quiet | systemd.setenv=... quiet",
        "cred=\"secret with blanks\" quiet | cred=... quiet",
        "\"cred=secret with blanks\" quiet | cred=... quiet",
        "root=\"a secret\" quiet | root=... quiet",
        "\"secret with blanks\" quiet | ... quiet",
        "quiet \"secret without end | quiet ...",
        "quiet key=\"secret without end | quiet key=...",
        "quiet -- secret another=secret | quiet",
        "rootsecret=secret | rootsecret=...",
        "root=live:https://board:secret@example.com/image ro | root=... ro",
        "=secret | =...",
      })
  void shouldTellNoValueThatMayBeASecret(String line, String told) {
    root.write("proc/cmdline", line + "\n");
    assertEquals(told, LoadParameters.read(folder));
  }

  @Test
  void aMissingFileShouldMeanThatNothingIsKnown() {
    root.remove("proc/cmdline");
    assertNull(LoadParameters.read(folder));
    root.write("proc/cmdline", "");
    assertNull(LoadParameters.read(folder));
  }

  /** A word that is cut could end within quotation marks. */
  @Test
  void aLineThatIsTooLongShouldNotBeToldAtAll() {
    root.write("proc/cmdline", "quiet ".repeat(1_000) + "\n");
    assertNull(LoadParameters.read(folder));
  }
}
