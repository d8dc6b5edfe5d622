/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

/** One trap of the device: what its object in the tree is called, and what it tells of. */
public final class Trap {

  private final int index;
  private final TrapKind kind;
  private final String subjectName;
  private final String name;
  private final String id;
  private final String uri;
  private int subject;

  Trap(int index, TrapKind kind, int subject, String subjectName, TrapShape shape) {
    this.index = index;
    this.kind = kind;
    this.subject = subject;
    this.subjectName = subjectName;
    name = name(kind, subjectName);
    id = shape.idRoot() + "." + kind.text() + (kind.hasSubject() ? "." + subjectName : "");
    uri = shape.trapsUri() + "/" + name;
  }

  /** Name of the node of a trap. */
  static String name(TrapKind kind, String subjectName) {
    return kind.hasSubject() ? kind.text() + "-" + subjectName : kind.text();
  }

  /** Its number, from 0; other ones after a change of the configuration. */
  public int index() {
    return index;
  }

  /** What it tells of. */
  public TrapKind kind() {
    return kind;
  }

  /** Index of its line, sensor or link; {@link TrapCatalog#NONE} when that is gone. */
  int subject() {
    return subject;
  }

  /** Says which number its subject has from now on. */
  void setSubject(int newSubject) {
    subject = newSubject;
  }

  /** Name of its line, sensor or link; empty where there is none. */
  String subjectName() {
    return subjectName;
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
