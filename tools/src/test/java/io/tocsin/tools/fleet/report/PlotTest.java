/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {

  @TempDir private Path folder;

  @Test
  void shouldDrawEveryLineOfEveryPlotIntoOneSmallFile() throws IOException {
    Plot one = new Plot("one", "time, s", "count").line("a", PerSecond.ends(5), new double[5]);
    Plot other =
        new Plot("other", "ms", "%")
            .logarithmicHorizontally()
            .logarithmic(1)
            .line("b", new double[] {1, 10, 100}, new double[] {1, 10, 100})
            .dashedLine("c", new double[] {1, 100}, new double[] {5, 5})
            .line("d", new double[] {1}, new double[] {1});
    new ResultFolder(folder).draw("plot.png", one, other);
    BufferedImage image = ImageIO.read(folder.resolve("plot.png").toFile());
    assertEquals(2 * 330, image.getHeight());
    assertTrue(pixels(image, 0, 330, new Color(0xD5, 0x5E, 0x00)) > 500);
    assertTrue(pixels(image, 330, 660, new Color(0xD5, 0x5E, 0x00)) > 500);
    assertTrue(pixels(image, 330, 660, new Color(0x00, 0x72, 0xB2)) > 100);
    assertTrue(Files.size(folder.resolve("plot.png")) < 100_000);
  }

  private static int pixels(BufferedImage image, int top, int bottom, Color colour) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
      }
    }
    return count;
  }
}
