/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.sim.dmserver.message.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The nodes of a {@link TestBoard}: a flat table without rights. */
final class TestNodes {

  private static final int PART_LENGTH = 100;

  private final Map<String, String> values = new TreeMap<>();
  private final StringBuilder large = new StringBuilder();
  private int largeSize;

  Map<String, String> values() {
    return values;
  }

  TestNodes with(String uri, String value) {
    values.put(uri, value);
    return this;
  }

  /** Does a command; returns its status. */
  int carryOut(Element command) {
    int code = 200;
    for (Element item : command.children("Item")) {
      String uri = item.textOf("Target", "LocURI");
      code =
          switch (command.name()) {
            case "Get" -> values.containsKey(uri) ? code : 404;
            case "Delete" -> values.remove(uri) == null ? 404 : code;
            case "Add" -> values.containsKey(uri) ? 418 : store(item, uri);
            case "Replace" -> values.containsKey(uri) ? store(item, uri) : 404;
            case "Copy" -> copy(item.textOf("Source", "LocURI"), uri);
            default -> code;
          };
    }
    return code;
  }

  private int copy(String from, String to) {
    if (!values.containsKey(from)) {
      return 404;
    }
    values.put(to, values.get(from));
    return 200;
  }

  private int store(Element item, String uri) {
    String said = item.textOf("Meta", "Size");
    if (!said.isEmpty()) {
      large.setLength(0);
      largeSize = Integer.parseInt(said);
    }
    large.append(item.has("Data") ? item.child("Data").text() : "");
    if (item.has("MoreData")) {
      return 213;
    }
    String value = large.toString();
    large.setLength(0);
    boolean whole = largeSize == 0 || value.getBytes(UTF_8).length == largeSize;
    largeSize = 0;
    if (whole) {
      values.put(uri, value);
    }
    return whole ? 200 : 424;
  }

  /** The results of a Get, values that are too great for a message in parts. */
  List<Element> results(Element get, String msgRef, int sizeMax) {
    List<Element> all = new ArrayList<>();
    for (Element item : get.children("Item")) {
      String uri = item.textOf("Target", "LocURI");
      String value = values.get(uri);
      int step = value.length() > sizeMax / 2 ? PART_LENGTH : value.length() + 1;
      for (int i = 0; i == 0 || i < value.length(); i += step) {
        String part = value.substring(i, Math.min(value.length(), i + step));
        boolean more = i + step < value.length();
        Element meta = Element.of("Meta", Element.leaf("Format", "chr"));
        if (more && i == 0) {
          meta = meta.with(Element.leaf("Size", value.length()));
        }
        Element answer =
            Element.of(
                "Item",
                Element.of("Source", Element.leaf("LocURI", uri)),
                meta,
                Element.leaf("Data", part));
        all.add(
            Element.of(
                "Results",
                Element.leaf("CmdID", 0),
                Element.leaf("MsgRef", msgRef),
                Element.leaf("CmdRef", get.textOf("CmdID")),
                more ? answer.with(Element.of("MoreData")) : answer));
      }
    }
    return all;
  }
}
