/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

/** One trap of the device: what its object in the tree is called, and what it tells of. */
public final class Trap {

  private final int index;
  private final TrapKind kind;
  private final int subject;
  private final String name;
  private final String id;
  private final String uri;

  Trap(int index, TrapKind kind, int subject, String subjectName, TrapShape shape) {
    this.index = index;
    this.kind = kind;
    this.subject = subject;
    name = kind.hasSubject() ? kind.text() + "-" + subjectName : kind.text();
    id = shape.idRoot() + "." + kind.text() + (kind.hasSubject() ? "." + subjectName : "");
    uri = shape.trapsUri() + "/" + name;
  }

  /** Its number, from 0; other ones after a change of the configuration. */
  public int index() {
    return index;
  }

  /** What it tells of. */
  public TrapKind kind() {
    return kind;
  }

  /** Index of its line, sensor or link; 0 where there is none. */
  int subject() {
    return subject;
  }

  /** Name of its node; stays the same whatever else is configured. */
  public String name() {
    return name;
  }

  /** TrapID. */
  public String id() {
    return id;
  }

  /** Address of its node. */
  public String uri() {
    return uri;
  }
}
