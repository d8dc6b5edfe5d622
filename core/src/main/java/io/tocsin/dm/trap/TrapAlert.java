/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

/** The content of one Item of a generic alert, 1226 (OMA-TS-DM_Protocol §8.7). Immutable. */
public final class TrapAlert {

  /** Format of {@link #data}. */
  public static final String FORMAT = "chr";

  private final String source;
  private final String type;
  private final String mark;
  private final String data;

  TrapAlert(String source, String type, String mark, String data) {
    this.source = source;
    this.type = type;
    this.mark = mark;
    this.data = data;
  }

  /** Source/LocURI: the node of the trap. */
  public String source() {
    return source;
  }

  /** Meta/Type. */
  public String type() {
    return type;
  }

  /** Meta/Mark. */
  public String mark() {
    return mark;
  }

  /** Data, in the form that {@link TrapAlerts} describes. */
  public String data() {
    return data;
  }
}
