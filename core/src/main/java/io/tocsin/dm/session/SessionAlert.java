/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

/** A generic alert (OMA-TS-DM_Protocol, generic alert) that the client has to tell. */
public final class SessionAlert {

  private final String source;
  private final String type;
  private final String format;
  private final String mark;
  private final byte[] data;
  private final String correlator;

  /**
   * An alert.
   *
   * @param source address of the management object that it is about
   * @param type the kind of alert
   * @param format format of the data, for example {@code chr}
   * @param mark how important it is, for example {@code critical}
   * @param data the data; not to be changed
   * @param correlator that of the Exec that it answers; null for none
   */
  public SessionAlert(
      String source, String type, String format, String mark, byte[] data, String correlator) {
    this.source = source;
    this.type = type;
    this.format = format;
    this.mark = mark;
    this.data = data;
    this.correlator = correlator;
  }

  /** Address of the management object. */
  public String source() {
    return source;
  }

  /** The kind of alert. */
  public String type() {
    return type;
  }

  /** Format of the data. */
  public String format() {
    return format;
  }

  /** How important it is. */
  public String mark() {
    return mark;
  }

  /** The data. */
  public byte[] data() {
    return data;
  }

  /** Correlator of the Exec that it answers; null for none. */
  public String correlator() {
    return correlator;
  }
}
