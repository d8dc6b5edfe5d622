/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/**
 * Something wrong in a text file.
 *
 * @param file name of the file, as the user wrote it
 * @param line number of the line, from 1
 * @param problem what is wrong and what is allowed, in words
 */
record TextProblem(String file, int line, String problem) {

  /** The problem as one line, in the form that editors and compilers use. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + problem;
  }
}
