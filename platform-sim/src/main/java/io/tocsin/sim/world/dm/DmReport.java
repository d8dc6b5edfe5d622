/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.sim.dmserver.message.Element;

/**
 * An item of a generic alert.
 *
 * @param source the node that it is about
 * @param type its alert type
 * @param eventId identifier of the event that it tells of; 0 for none
 * @param status what the server said to it; 0 for nothing
 */
public record DmReport(String source, String type, long eventId, int status) {

  private static final String ID = "id=";
  private static final int HEXADECIMAL = 16;
  private static final int SUCCESS_FIRST = 200;
  private static final int SUCCESS_LAST = 299;

  static DmReport of(Element item, int status) {
    return new DmReport(
        item.textOf("Source", "LocURI"),
        item.textOf("Meta", "Type"),
        eventId(item.textOf("Data")),
        status);
  }

  private static long eventId(String data) {
    for (String field : data.split(";", -1)) {
      if (field.startsWith(ID)) {
        return Long.parseUnsignedLong(field.substring(ID.length()), HEXADECIMAL);
      }
    }
    return 0;
  }

  /** Whether the server has taken it. */
  public boolean isTaken() {
    return status >= SUCCESS_FIRST && status <= SUCCESS_LAST;
  }
}
