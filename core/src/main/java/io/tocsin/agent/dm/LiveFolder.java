/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.tree.LiveNode;
import io.tocsin.dm.tree.NodeFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An interior node whose children are read live. */
final class LiveFolder implements LiveNode {

  private final Map<String, LiveNode> children = new LinkedHashMap<>();

  /** Adds a leaf. */
  LiveFolder leaf(String name, LiveText.Source source) {
    return add(name, new LiveText(source));
  }

  /** Adds a child. */
  LiveFolder add(String name, LiveNode child) {
    children.put(name, child);
    return this;
  }

  @Override
  public NodeFormat format() {
    return NodeFormat.NODE;
  }

  @Override
  public List<String> childNames() {
    return new ArrayList<>(children.keySet());
  }

  @Override
  public LiveNode child(String name) {
    return children.get(name);
  }
}
