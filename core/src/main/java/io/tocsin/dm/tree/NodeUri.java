/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The address of a node or of one of its properties (OMA-TS-DM_TND §5, RFC 2396). Immutable.
 *
 * <p>Names are kept in one form, that in which an address has them: an escape is resolved where the
 * character may stand by itself, and written with upper-case digits where it must not. So two
 * addresses of one node have equal names, and a name from a list of children can be put into an
 * address as it is. Case counts.
 */
public final class NodeUri {

  private final List<String> names;
  private final String property;
  private final String list;
  private final int status;

  private NodeUri(List<String> names, String property, String list, int status) {
    this.names = names;
    this.property = property;
    this.list = list;
    this.status = status;
  }

  static NodeUri of(List<String> names, String property, String list) {
    return new NodeUri(Collections.unmodifiableList(names), property, list, TreeStatus.OK);
  }

  static NodeUri bad(int status) {
    return new NodeUri(Collections.<String>emptyList(), null, null, status);
  }

  /**
   * What reading the address came to: {@link TreeStatus#OK}, or the status of every command on it:
   * {@link TreeStatus#URI_TOO_LONG}; {@link TreeStatus#NOT_FOUND} for what is no address; {@link
   * TreeStatus#OPTIONAL_FEATURE_NOT_SUPPORTED} for another query than {@code prop} and {@code
   * list}.
   */
  public int status() {
    return status;
  }

  /** The names from the root on; empty for the root. */
  public List<String> names() {
    return names;
  }

  /** Number of names. */
  public int depth() {
    return names.size();
  }

  /** The last name; empty for the root. */
  public String lastName() {
    return names.isEmpty() ? "" : names.get(names.size() - 1);
  }

  /** The property that is meant, null for the node itself. */
  public String property() {
    return property;
  }

  /** The form of a list that is asked for, null for none. */
  public String list() {
    return list;
  }

  /** Whether this is a node itself: neither a property nor a list. */
  public boolean isNode() {
    return property == null && list == null;
  }

  /** The address of the parent; of the root for the root. */
  public NodeUri parent() {
    return of(names.subList(0, Math.max(names.size() - 1, 0)), null, null);
  }

  /** The address of a child. */
  public NodeUri child(String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return of(longer, null, null);
  }

  /**
   * Whether this is a node, or one below it.
   *
   * @param path names of the node from the root on, each {@code null} for any
   */
  public boolean isWithin(String... path) {
    if (names.size() < path.length) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      if (path[i] != null && !path[i].equals(names.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is one node, with its properties: {@link #isWithin} and no deeper. */
  public boolean isAt(String... path) {
    return names.size() == path.length && isWithin(path);
  }

  /** The address of the node, with what follows the question mark. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(".");
    for (String name : names) {
      text.append('/').append(name);
    }
    if (property != null) {
      text.append("?prop=").append(property);
    } else if (list != null) {
      text.append("?list=").append(list);
    }
    return text.toString();
  }
}
