/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.Arrays;

/** One account of a DM server, as it stood in the tree (OMA-TS-DM_StdObj §5.3.1). Immutable. */
public final class DmAccount {

  /** The account can be used. */
  public static final int USABLE = 0;

  /** AppID is missing, or not that of device management. */
  public static final int NO_APPLICATION_ID = 1;

  /** ServerID is missing, or cannot stand in an access control list. */
  public static final int NO_SERVER_ID = 2;

  /** Another account has the same ServerID. */
  public static final int DUPLICATE_SERVER_ID = 3;

  /** There is no address. */
  public static final int NO_ADDRESS = 4;

  /** A port is no number from 1 to 65535. */
  public static final int BAD_PORT = 5;

  /** Port of an account that says none: that of the address counts. */
  public static final int NO_PORT = -1;

  private final String uri;
  private final int problem;
  private final String serverId;
  private final String name;
  private final String address;
  private final String addressType;
  private final int port;
  private final String preferredAuthentication;
  private final DmCredential client;
  private final DmCredential server;
  private final DmCredential http;

  DmAccount(Draft draft) {
    uri = draft.uri;
    problem = draft.problem;
    serverId = draft.serverId;
    name = draft.name;
    address = draft.address;
    addressType = draft.addressType;
    port = draft.port;
    preferredAuthentication = draft.preferredAuthentication;
    client = draft.client;
    server = draft.server;
    http = draft.http;
  }

  /** Address of the account's node. */
  public String uri() {
    return uri;
  }

  /** Why the account cannot be used; {@link #USABLE} when it can. */
  public int problem() {
    return problem;
  }

  /** Whether a session with the server can be tried; whether it can be proved is another matter. */
  public boolean isUsable() {
    return problem == USABLE;
  }

  /** ServerID; empty when it is missing. */
  public String serverId() {
    return serverId;
  }

  /** Name for people; empty for none. */
  public String name() {
    return name;
  }

  /** The server's address, by the first of AppAddr in the order of names; empty for none. */
  public String address() {
    return address;
  }

  /** What kind of address that is: {@code URI}, {@code IPv4} or {@code IPv6}. */
  public String addressType() {
    return addressType;
  }

  /** The port of that address, {@link #NO_PORT} when none is said. */
  public int port() {
    return port;
  }

  /** AAuthPref, the AAuthType to begin with; empty for none. */
  public String preferredAuthentication() {
    return preferredAuthentication;
  }

  /** What the device proves itself with, null when that is missing or incomplete. */
  public DmCredential client() {
    return client;
  }

  /** What the server proves itself with, null when that is missing or incomplete. */
  public DmCredential server() {
    return server;
  }

  /** What the device answers to a challenge of HTTP, null when that is missing or incomplete. */
  public DmCredential http() {
    return http;
  }

  /** Whether another one leads to the same place by the same names; ports and types count. */
  public boolean hasSameAddressAs(DmAccount other) {
    return address.equals(other.address)
        && addressType.equals(other.addressType)
        && port == other.port;
  }

  /** Whether nothing but nonces differs. */
  boolean isSameAs(DmAccount other) {
    return uri.equals(other.uri)
        && problem == other.problem
        && serverId.equals(other.serverId)
        && name.equals(other.name)
        && hasSameAddressAs(other)
        && preferredAuthentication.equals(other.preferredAuthentication)
        && isSame(client, other.client)
        && isSame(server, other.server)
        && isSame(http, other.http);
  }

  /** Whether the credentials, which are of the same kind, have the same nonces. */
  boolean hasSameNoncesAs(DmAccount other) {
    return hasSameNonce(client, other.client) && hasSameNonce(server, other.server);
  }

  private static boolean hasSameNonce(DmCredential one, DmCredential other) {
    return one == null || other == null || Arrays.equals(one.nonce(), other.nonce());
  }

  private static boolean isSame(DmCredential one, DmCredential other) {
    return one == null ? other == null : one.isSameAs(other);
  }

  /** For logs: who, and whether it can be used; no address and no secret. */
  @Override
  public String toString() {
    return uri + " " + serverId + " " + problem;
  }

  /** An account in the making. */
  static final class Draft {
    String uri = "";
    int problem = USABLE;
    String serverId = "";
    String name = "";
    String address = "";
    String addressType = "";
    int port = NO_PORT;
    String preferredAuthentication = "";
    DmCredential client;
    DmCredential server;
    DmCredential http;
  }
}
