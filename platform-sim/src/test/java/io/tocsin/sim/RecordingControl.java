/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/** Counts how often it is asked to quit. */
final class RecordingControl implements AgentControl {

  int quits;

  @Override
  public void quit() {
    quits++;
  }

  @Override
  public String reload() {
    return "taken";
  }

  @Override
  public String status() {
    return "well";
  }
}
