/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

/** The authentication types of OMA DM, one number each. */
public final class AuthenticationType {

  /** None, or one that is not known here. */
  public static final int NONE = 0;

  /** Name and password in Base64: for use inside of TLS alone. */
  public static final int BASIC = 1;

  /** A digest over name, password and nonce (OMA DM Security 1.2.1 §5.3). */
  public static final int MD5 = 2;

  /** A digest over the whole message too, in a header of the transport (§5.4). */
  public static final int MAC = 3;

  private static final String[] NAMES = {
    "none", "syncml:auth-basic", "syncml:auth-md5", "syncml:auth-MAC",
  };

  private static final String[] ACCOUNT_NAMES = {"none", "BASIC", "DIGEST", "HMAC"};

  private AuthenticationType() {}

  /**
   * The type of a credential or challenge.
   *
   * @param text content of {@code Meta/Type}
   * @return a constant of this class, {@link #NONE} when it is unknown
   */
  public static int of(String text) {
    return find(NAMES, text);
  }

  /**
   * The type that an account prefers.
   *
   * @param text content of {@code AAuthPref} or {@code AAuthType} of a DM account
   * @return a constant of this class, {@link #NONE} when it is unknown
   */
  public static int ofAccount(String text) {
    return find(ACCOUNT_NAMES, text);
  }

  private static int find(String[] names, String text) {
    for (int type = BASIC; type < names.length; type++) {
      if (names[type].equals(text)) {
        return type;
      }
    }
    return NONE;
  }

  /**
   * The name in a {@code Meta/Type}.
   *
   * @param type a constant of this class
   */
  public static String name(int type) {
    return NAMES[type];
  }

  /**
   * The name in a DM account.
   *
   * @param type a constant of this class
   */
  public static String accountName(int type) {
    return ACCOUNT_NAMES[type];
  }
}
