/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.message.Element;
import java.util.ArrayList;
import java.util.List;

/** Parts of messages of a board, right and wrong. */
final class TestMessages {

  private TestMessages() {}

  /** An alert with an item. */
  static Element alert(int code, String source, String type, String mark, String data) {
    Element meta = Element.of("Meta", Element.leaf("Type", type), Element.leaf("Format", "chr"));
    return Element.of(
        "Alert",
        Element.leaf("CmdID", 9),
        Element.leaf("Data", code),
        Element.of(
            "Item",
            Element.of("Source", Element.leaf("LocURI", source)),
            mark.isEmpty() ? meta : meta.with(Element.leaf("Mark", mark)),
            Element.leaf("Data", data)));
  }

  /** An alert without an item. */
  static Element alert(int code) {
    return Element.of("Alert", Element.leaf("CmdID", 1), Element.leaf("Data", code));
  }

  /** A Replace of one node. */
  static Element replace(String uri, String data, Element... more) {
    List<Element> item =
        new ArrayList<>(
            List.of(Element.of("Source", Element.leaf("LocURI", uri)), Element.leaf("Data", data)));
    item.addAll(List.of(more));
    return Element.of("Replace", Element.leaf("CmdID", 2), Element.of("Item", item));
  }

  /** A status. */
  static Element status(int msgRef, int cmdRef, String name, int code) {
    return Element.of(
        "Status",
        Element.leaf("CmdID", 3),
        Element.leaf("MsgRef", msgRef),
        Element.leaf("CmdRef", cmdRef),
        Element.leaf("Cmd", name),
        Element.leaf("Data", code));
  }

  /** A message of a session "1". */
  static Element message(int msgId, Element... body) {
    return message("1.2", "DM/1.2", msgId, body);
  }

  /** A message of other versions. */
  static Element message(String dtd, String protocol, int msgId, Element... body) {
    return Element.of(
        "SyncML",
        Element.of(
            "SyncHdr",
            Element.leaf("VerDTD", dtd),
            Element.leaf("VerProto", protocol),
            Element.leaf("SessionID", "1"),
            Element.leaf("MsgID", msgId),
            Element.of("Target", Element.leaf("LocURI", "http://server/dm")),
            Element.of("Source", Element.leaf("LocURI", "urn:board"))),
        Element.of("SyncBody", body));
  }
}
