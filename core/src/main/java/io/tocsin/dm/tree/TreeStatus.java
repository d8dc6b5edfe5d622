/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/**
 * Status codes with which the tree answers (OMA-TS-DM_RepPro §6.6). Those that only a session can
 * find out (401, 215) are not here.
 */
public final class TreeStatus {

  /** The command was carried out. */
  public static final int OK = 200;

  /** What is to be done goes on after the answer. */
  public static final int ACCEPTED_FOR_PROCESSING = 202;

  /** A part of a large object was taken. */
  public static final int CHUNK_ACCEPTED = 213;

  /** The command was taken back with its Atomic. */
  public static final int ATOMIC_ROLL_BACK_OK = 216;

  /** The node cannot be changed, for a reason that is not a right. */
  public static final int FORBIDDEN = 403;

  /** There is no such node, or the address is none. */
  public static final int NOT_FOUND = 404;

  /** The node, or its kind, does not know this command. */
  public static final int COMMAND_NOT_ALLOWED = 405;

  /** A property, attribute or command that this device does not have. */
  public static final int OPTIONAL_FEATURE_NOT_SUPPORTED = 406;

  /** No server is known that asks. */
  public static final int AUTHENTICATION_REQUIRED = 407;

  /** A large object came without its size. */
  public static final int SIZE_REQUIRED = 411;

  /** A value is longer than its bound. */
  public static final int REQUEST_ENTITY_TOO_LARGE = 413;

  /** An address, or a name in it, is too long, or has too many names. */
  public static final int URI_TOO_LONG = 414;

  /** A format or type that the node does not take, or a value that is not of its format. */
  public static final int UNSUPPORTED_MEDIA_TYPE = 415;

  /** Not now, but at another time. */
  public static final int RETRY_LATER = 417;

  /** The node is there already. */
  public static final int ALREADY_EXISTS = 418;

  /** The tree has no room. */
  public static final int DEVICE_FULL = 420;

  /** A large object had another size than was announced. */
  public static final int SIZE_MISMATCH = 424;

  /** The access control list does not grant it. */
  public static final int PERMISSION_DENIED = 425;

  /** Something else is wrong. */
  public static final int COMMAND_FAILED = 500;

  private TreeStatus() {}
}
