/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the results of an experiment go; files of the same names are replaced. */
public final class ResultFolder {

  private final Path folder;

  /**
   * Makes the folder where there is none.
   *
   * @throws IOException when that fails
   */
  public ResultFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /**
   * Writes a text.
   *
   * @param name the file's name
   * @throws IOException when that fails
   */
  public void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /**
   * Draws plots below one another into one file.
   *
   * @param name the file's name, with {@code .png} at its end
   * @throws IOException when that fails
   */
  public void draw(String name, Plot... plots) throws IOException {
    Plot.save(folder.resolve(name), List.of(plots));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
