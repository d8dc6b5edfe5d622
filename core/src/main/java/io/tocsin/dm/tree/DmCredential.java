/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.Arrays;

/** How one side of an account proves who it is: a node below AppAuth (OMA-TS-DM_StdObj §5.3.1). */
public final class DmCredential {

  /** AAuthLevel of what the device proves itself with to the server. */
  public static final String CLIENT = "CLCRED";

  /** AAuthLevel of what the server proves itself with to the device. */
  public static final String SERVER = "SRVCRED";

  /** AAuthLevel of what the device answers to a challenge of HTTP. */
  public static final String HTTP = "HTTP";

  /** AAuthType: name and secret as they are, {@code syncml:auth-basic}. */
  public static final String BASIC = "BASIC";

  /** AAuthType: a digest with a nonce, {@code syncml:auth-md5}. */
  public static final String DIGEST = "DIGEST";

  /** AAuthType: a code over each message, {@code syncml:auth-MAC}. */
  public static final String HMAC = "HMAC";

  /** AAuthType: what the transport has proved is enough. */
  public static final String TRANSPORT = "TRANSPORT";

  private static final byte[] NONE = {};

  private final String level;
  private final String type;
  private final String name;
  private final byte[] secret;
  private final byte[] nonce;
  private final String uri;

  /**
   * A credential.
   *
   * @param level AAuthLevel
   * @param type AAuthType
   * @param name AAuthName, null for none
   * @param secret AAuthSecret, null for none
   * @param nonce AAuthData, null for none
   */
  public DmCredential(String level, String type, String name, byte[] secret, byte[] nonce) {
    this(level, type, name, secret, nonce, null);
  }

  DmCredential(String level, String type, String name, byte[] secret, byte[] nonce, String uri) {
    this.level = level;
    this.type = type;
    this.name = name == null ? "" : name;
    this.secret = secret == null ? NONE : secret;
    this.nonce = nonce == null ? NONE : nonce;
    this.uri = uri;
  }

  /** AAuthLevel. */
  public String level() {
    return level;
  }

  /** AAuthType. */
  public String type() {
    return type;
  }

  /** AAuthName; empty for none. */
  public String name() {
    return name;
  }

  /** AAuthSecret; empty for none. Not to be changed, and not to be shown. */
  public byte[] secret() {
    return secret;
  }

  /** AAuthData, the nonce that is to be used next; empty for none. Not to be changed. */
  public byte[] nonce() {
    return nonce;
  }

  /** Address of the leaf that keeps the nonce; null when this is not from a tree. */
  public String nonceUri() {
    return uri == null ? null : uri + "/AAuthData";
  }

  /** Whether this is enough to prove anything. */
  public boolean isComplete() {
    return type.equals(TRANSPORT) || (!type.isEmpty() && !name.isEmpty() && secret.length > 0);
  }

  /** Whether another one is the same but for its nonce, which changes all the time. */
  boolean isSameAs(DmCredential other) {
    return other != null
        && level.equals(other.level)
        && type.equals(other.type)
        && name.equals(other.name)
        && Arrays.equals(secret, other.secret);
  }
}
