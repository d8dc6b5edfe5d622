/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.tls.Fingerprint;

/** The account of a DM server: {@code dm.server.NAME.*} (OMA-TS-DM_StdObj §5.3.1). */
public final class DmServerSettings {

  /** Proof: name and secret as they are. */
  public static final int BASIC = 0;

  /** Proof: an MD5 digest with a nonce. */
  public static final int DIGEST = 1;

  /** Proof: a code over each message. */
  public static final int HMAC = 2;

  /** Proof: what TLS has proved. */
  public static final int TRANSPORT = 3;

  private final String name;
  private final String serverId;
  private final String address;
  private final Fingerprint fingerprint;
  private final Side client;
  private final Side server;
  private final boolean isKeptByServer;

  DmServerSettings(Values values, String name) {
    this.name = name;
    serverId = values.text(DmKeys.SERVER_ID, name);
    address = values.text(DmKeys.SERVER_ADDRESS, name);
    fingerprint = values.fingerprint(DmKeys.SERVER_FINGERPRINT, name);
    client =
        new Side(
            values.integer(DmKeys.CLIENT_AUTHENTICATION, name),
            values.text(DmKeys.CLIENT_NAME, name),
            values.text(DmKeys.CLIENT_SECRET, name),
            values.octets(DmKeys.CLIENT_NONCE, name));
    server =
        new Side(
            values.integer(DmKeys.SERVER_AUTHENTICATION, name),
            serverId,
            values.text(DmKeys.SERVER_SECRET, name),
            values.octets(DmKeys.SERVER_NONCE, name));
    isKeptByServer = values.flag(DmKeys.KEEPS_ACCOUNT, name);
  }

  /** NAME of the entry. */
  public String name() {
    return name;
  }

  /** ServerID, 1 to 255 octets of UTF-8. */
  public String serverId() {
    return serverId;
  }

  /** Address as it is written, in ASCII. */
  public String address() {
    return address;
  }

  /** Fingerprint of the server's own certificate; null for none. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** How the board proves itself to the server. */
  public Side client() {
    return client;
  }

  /** How the server proves itself to the board. */
  public Side server() {
    return server;
  }

  /** Whether the server may change and delete its account. */
  public boolean isKeptByServer() {
    return isKeptByServer;
  }

  /** How one side proves itself. */
  public static final class Side {

    private final int authentication;
    private final String userName;
    private final String secretFile;
    private final byte[] nonce;

    Side(int authentication, String userName, String secretFile, byte[] nonce) {
      this.authentication = authentication;
      this.userName = userName;
      this.secretFile = secretFile;
      this.nonce = nonce;
    }

    /** {@link #BASIC}, {@link #DIGEST}, {@link #HMAC} or {@link #TRANSPORT}. */
    public int authentication() {
      return authentication;
    }

    /** Its name; null only with {@link #TRANSPORT}. */
    public String userName() {
      return userName;
    }

    /** Name of the file with its secret; null only with {@link #TRANSPORT}. */
    public String secretFile() {
      return secretFile;
    }

    /** Nonce to begin with, as a copy; null for none. */
    public byte[] nonce() {
      return nonce == null ? null : nonce.clone();
    }
  }
}
