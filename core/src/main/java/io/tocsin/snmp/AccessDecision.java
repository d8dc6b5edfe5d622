/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * The refusals of isAccessAllowed (RFC 3415 §3.2, RFC 3411 §4.3) before it comes to a variable. All
 * are negative, so that a method may return either a refusal or a number of its own. accessAllowed
 * and notInView are what {@link AccessControl#isInView} tells.
 */
public final class AccessDecision {

  /** noSuchView: the access entry names no view for this purpose, or one that is not there. */
  public static final int NO_SUCH_VIEW = -2;

  /** noSuchContext: the engine does not have the context. */
  public static final int NO_SUCH_CONTEXT = -3;

  /** noGroupName: the principal belongs to no group. */
  public static final int NO_GROUP_NAME = -4;

  /** noAccessEntry: the group has no entry for this context, model and level. */
  public static final int NO_ACCESS_ENTRY = -5;

  /** otherError: the question itself is wrong. */
  public static final int OTHER_ERROR = -6;

  private AccessDecision() {}
}
