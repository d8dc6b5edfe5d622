/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The live nodes by the addresses of the nodes in whose place they are. */
final class Mounts {

  private final Map<String, LiveNode> nodes = new TreeMap<>();

  void put(NodeUri uri, LiveNode node) {
    nodes.put(key(uri.names(), uri.depth()), node);
  }

  /** The live node in the place of the first so many names, null when there is none. */
  LiveNode at(List<String> names, int depth) {
    return nodes.get(key(names, depth));
  }

  private static String key(List<String> names, int depth) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      key.append('/').append(names.get(i));
    }
    return key.toString();
  }
}
