/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * What isAccessAllowed answers (RFC 3415 §3.2, RFC 3411 §4.3). All refusals are negative, so that a
 * method may return either a refusal or a number of its own.
 */
public final class AccessDecision {

  /** accessAllowed. */
  public static final int ACCESS_ALLOWED = 0;

  /** notInView: the view does not hold the variable. */
  public static final int NOT_IN_VIEW = -1;

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
