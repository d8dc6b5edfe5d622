/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationKey;
import io.tocsin.config.DmKeys;
import io.tocsin.config.DmServerSettings;
import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.trap.TrapTrust;
import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.Acl;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.hal.OperatorFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The DM servers of a configuration with their secrets, which are in files. */
public final class DmServers {

  /** Longest secret in bytes. */
  private static final int SECRET_BYTES_MAX = 255;

  /** AAuthType of each way to prove oneself, in the order of {@link DmServerSettings}. */
  private static final String[] TYPES = {
    DmCredential.BASIC, DmCredential.DIGEST, DmCredential.HMAC, DmCredential.TRANSPORT
  };

  private static final byte[] NONE = {};

  private final List<DmServerSettings> settings;
  private final List<byte[]> clientSecrets = new ArrayList<>();
  private final List<byte[]> serverSecrets = new ArrayList<>();

  private DmServers(List<DmServerSettings> settings) {
    this.settings = settings;
  }

  /**
   * Reads all files that the configuration names.
   *
   * @param configuration the names
   * @param files reads them
   * @param errors takes what is wrong with them, and with what only DM can judge
   * @return the servers; of no use when there are errors
   */
  public static DmServers load(
      Configuration configuration, OperatorFiles files, List<ConfigurationError> errors) {
    DmServers servers = new DmServers(configuration.dm().servers());
    for (DmServerSettings each : servers.settings) {
      check(configuration, each, errors);
      Secrets secrets = new Secrets(configuration, files, each.name(), errors);
      servers.clientSecrets.add(secrets.read(DmKeys.CLIENT_SECRET, each.client()));
      servers.serverSecrets.add(secrets.read(DmKeys.SERVER_SECRET, each.server()));
    }
    for (String host : configuration.dm().allowedHosts()) {
      if (!TrapTrust.isHost(host)) {
        String problem = host + " belongs to one link alone";
        errors.add(configuration.error(DmKeys.ALLOWED_HOSTS, null, problem));
      }
    }
    return servers;
  }

  private static void check(
      Configuration configuration, DmServerSettings server, List<ConfigurationError> errors) {
    if (!Acl.isServerId(server.serverId())) {
      errors.add(
          configuration.error(
              DmKeys.SERVER_ID,
              server.name(),
              "it cannot stand in an access control list: no blanks, and none of & = + *"));
    }
    String problem = HttpUrl.problem(server.address());
    if (problem != null) {
      errors.add(configuration.error(DmKeys.SERVER_ADDRESS, server.name(), problem));
    }
  }

  /** Reads the secrets of one server. */
  private static final class Secrets {

    private final Configuration configuration;
    private final OperatorFiles files;
    private final String server;
    private final List<ConfigurationError> errors;

    Secrets(
        Configuration configuration,
        OperatorFiles files,
        String server,
        List<ConfigurationError> errors) {
      this.configuration = configuration;
      this.files = files;
      this.server = server;
      this.errors = errors;
    }

    byte[] read(ConfigurationKey key, DmServerSettings.Side side) {
      if (side.authentication() == DmServerSettings.TRANSPORT) {
        return NONE;
      }
      try {
        byte[] secret = withoutLineEnd(files.read(side.secretFile(), SECRET_BYTES_MAX + 2));
        if (secret.length == 0 || secret.length > SECRET_BYTES_MAX) {
          fail(key, "a secret has 1 to " + SECRET_BYTES_MAX + " bytes, not " + secret.length);
        }
        return secret;
      } catch (IOException e) {
        fail(key, e.getMessage());
        return NONE;
      }
    }

    private void fail(ConfigurationKey key, String problem) {
      errors.add(configuration.error(key, server, problem));
    }

    private static byte[] withoutLineEnd(byte[] content) {
      int end = content.length;
      end -= end > 0 && content[end - 1] == '\n' ? 1 : 0;
      end -= end > 0 && end < content.length && content[end - 1] == '\r' ? 1 : 0;
      return Arrays.copyOf(content, end);
    }
  }

  /** Number of servers. */
  int count() {
    return settings.size();
  }

  /** What the configuration says of one. */
  DmServerSettings settings(int index) {
    return settings.get(index);
  }

  /** The number of a server; -1 for none of these. */
  int indexOf(String serverId) {
    for (int i = 0; i < settings.size(); i++) {
      if (settings.get(i).serverId().equals(serverId)) {
        return i;
      }
    }
    return -1;
  }

  /** Its account, as it is to stand in the management tree. */
  AccountSettings account(int index) {
    DmServerSettings server = settings.get(index);
    AccountSettings account = new AccountSettings(server.serverId(), server.address());
    account.name(server.name());
    account.client(
        type(server.client()),
        server.client().userName(),
        clientSecrets.get(index),
        server.client().nonce());
    account.server(
        type(server.server()),
        server.server().userName(),
        serverSecrets.get(index),
        server.server().nonce());
    return server.isKeptByServer() ? account.keptByServer() : account;
  }

  private static String type(DmServerSettings.Side side) {
    return TYPES[side.authentication()];
  }

  /** All that makes an account what it is, for a checksum; has secrets. */
  byte[] content(int index) {
    DmServerSettings server = settings.get(index);
    Content content = new Content();
    content.add(server.name());
    content.add(server.serverId());
    content.add(server.address());
    content.add(server.client(), clientSecrets.get(index));
    content.add(server.server(), serverSecrets.get(index));
    content.add(server.isKeptByServer() ? "kept" : "");
    return content.bytes();
  }
}
