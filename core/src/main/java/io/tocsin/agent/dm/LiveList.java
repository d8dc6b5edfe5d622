/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.tree.LiveNode;
import io.tocsin.dm.tree.NodeFormat;
import java.util.ArrayList;
import java.util.List;

/** An interior node with one child for each of the things that there are when it is read. */
abstract class LiveList implements LiveNode {

  /** How many there are now. */
  abstract int count();

  /** The name of one of them, 0 to {@link #count} - 1. */
  abstract String name(int index);

  /** The node of one of them, 0 to {@link #count} - 1. */
  abstract LiveNode node(int index);

  @Override
  public final NodeFormat format() {
    return NodeFormat.NODE;
  }

  @Override
  public final List<String> childNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      names.add(name(i));
    }
    return names;
  }

  @Override
  public final LiveNode child(String name) {
    for (int i = 0; i < count(); i++) {
      if (name(i).equals(name)) {
        return node(i);
      }
    }
    return null;
  }
}
