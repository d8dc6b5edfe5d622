/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over a common axis. Needs no screen. */
public final class Plot {

  private static final int WIDTH_PIXELS = 800;
  private static final int HEIGHT_PIXELS = 330;
  private static final int FONT_SIZE = 13;
  private static final int RGB = 3;
  private static final int FADES = 32;
  private static final int WHITE = 255;
  private static final double DETOUR = 16;
  private static final float LINE_WIDTH = 2f;

  /** Told apart by those who see few colours, too. */
  private static final Color[] COLOURS = {
    new Color(0xD5, 0x5E, 0x00),
    new Color(0x00, 0x72, 0xB2),
    new Color(0x00, 0x9E, 0x73),
    new Color(0xCC, 0x79, 0xA7),
    new Color(0x56, 0x56, 0x56),
  };

  private final XYChart chart;

  /**
   * A plot without lines.
   *
   * @param title what it shows
   * @param horizontal the horizontal axis, with its unit
   * @param vertical the vertical axis, with its unit
   */
  public Plot(String title, String horizontal, String vertical) {
    chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(title)
            .xAxisTitle(horizontal)
            .yAxisTitle(vertical)
            .build();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
    chart
        .getStyler()
        .setSeriesColors(COLOURS)
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(font.deriveFont(Font.BOLD))
        .setLegendFont(font)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Horizontal)
        .setChartTitleBoxVisible(false);
    chart.getStyler().setAxisTitleFont(font).setAxisTickLabelsFont(font).setYAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("#,###.####").setYAxisDecimalPattern("#,###.####");
  }

  /**
   * Adds a line.
   *
   * @param name what the legend calls it
   * @param x ascending; one point at least
   * @param y as many
   * @return this
   */
  public Plot line(String name, double[] x, double[] y) {
    return line(name, x, y, false);
  }

  /** As {@link #line(String, double[], double[])}, dashed: for what others are compared with. */
  public Plot dashedLine(String name, double[] x, double[] y) {
    return line(name, x, y, true);
  }

  private Plot line(String name, double[] x, double[] y, boolean dashed) {
    XYSeries series = chart.addSeries(name, withOneMore(x), withOneMore(y));
    series.setMarker(SeriesMarkers.NONE);
    series.setLineWidth(LINE_WIDTH);
    if (dashed) {
      series.setLineStyle(SeriesLines.DASH_DASH);
    }
    return this;
  }

  /**
   * Adds a point close to the end of a line. Where all points lie at equal distances the library
   * puts the marks of the axis at some of them; otherwise it chooses round numbers.
   */
  private static double[] withOneMore(double[] values) {
    int last = values.length - 1;
    if (last < 1) {
      return values;
    }
    double[] more = Arrays.copyOf(values, values.length + 1);
    more[last] = values[last] - (values[last] - values[last - 1]) / DETOUR;
    more[last + 1] = values[last];
    return more;
  }

  /**
   * Gives the vertical axis a logarithmic scale.
   *
   * @param least where it begins, more than 0
   * @return this
   */
  public Plot logarithmic(double least) {
    chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(least);
    return this;
  }

  /**
   * Gives the horizontal axis a logarithmic scale.
   *
   * @return this
   */
  public Plot logarithmicHorizontally() {
    chart.getStyler().setXAxisLogarithmic(true);
    return this;
  }

  /**
   * Sets where the vertical axis begins and ends.
   *
   * @return this
   */
  public Plot range(double least, double greatest) {
    chart.getStyler().setYAxisMin(least).setYAxisMax(greatest);
    return this;
  }

  /**
   * Writes plots below one another into a PNG file.
   *
   * @throws IOException when the file cannot be written
   */
  static void save(Path file, List<Plot> plots) throws IOException {
    BufferedImage page =
        new BufferedImage(
            WIDTH_PIXELS, plots.size() * HEIGHT_PIXELS, BufferedImage.TYPE_BYTE_INDEXED, palette());
    int top = 0;
    for (Plot plot : plots) {
      BufferedImage image = BitmapEncoder.getBufferedImage(plot.chart);
      for (int y = 0; y < HEIGHT_PIXELS; y++) {
        for (int x = 0; x < WIDTH_PIXELS; x++) {
          page.setRGB(x, top + y, image.getRGB(x, y));
        }
      }
      top += HEIGHT_PIXELS;
    }
    ImageIO.write(page, "png", file.toFile());
  }

  /** The colours of the lines and black, each fading into white: a third of the file's size. */
  private static IndexColorModel palette() {
    byte[][] channels = new byte[RGB][(COLOURS.length + 1) * FADES];
    for (int i = 0; i < channels[0].length; i++) {
      int colour = i / FADES;
      double share = (double) (i % FADES) / (FADES - 1);
      Color full = colour < COLOURS.length ? COLOURS[colour] : Color.BLACK;
      channels[0][i] = faded(full.getRed(), share);
      channels[1][i] = faded(full.getGreen(), share);
      channels[2][i] = faded(full.getBlue(), share);
    }
    return new IndexColorModel(
        Byte.SIZE, channels[0].length, channels[0], channels[1], channels[2]);
  }

  private static byte faded(int channel, double share) {
    return (byte) Math.round(WHITE - share * (WHITE - channel));
  }
}
