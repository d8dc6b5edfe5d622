/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.auth.Credential;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Accounts in a file of properties, {@code account.NAME.KEY = VALUE}. Keys are {@code device},
 * {@code auth}, {@code user}, {@code password}, {@code nonce}, {@code tls.name}, and the same with
 * {@code server.} in front for what the server shows.
 */
public final class AccountFile {

  private static final String PREFIX = "account.";
  private static final Set<String> KEYS =
      Set.of(
          "device",
          "auth",
          "user",
          "password",
          "nonce",
          "tls.name",
          "server.auth",
          "server.user",
          "server.password",
          "server.nonce");

  private AccountFile() {}

  /**
   * Reads a file.
   *
   * @param file the file, in UTF-8
   * @param serverId name of the server where an account has none of its own
   * @return the accounts, by their names
   * @throws IOException when it cannot be read, or means nothing; the message says where
   */
  public static List<Account> read(Path file, String serverId) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return read(properties, serverId);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Account> read(Properties properties, String serverId) {
    Map<String, Map<String, String>> accounts = new TreeMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String rest = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
      int dot = rest.indexOf('.');
      if (dot <= 0 || !KEYS.contains(rest.substring(dot + 1))) {
        throw new IllegalArgumentException(
            "the key '" + key + "' is not account.NAME.KEY with one of " + new TreeSet<>(KEYS));
      }
      accounts
          .computeIfAbsent(rest.substring(0, dot), name -> new TreeMap<>())
          .put(rest.substring(dot + 1), properties.getProperty(key).strip());
    }
    List<Account> list = new ArrayList<>();
    accounts.forEach((name, values) -> list.add(account(name, values, serverId)));
    return list;
  }

  private static Account account(String name, Map<String, String> values, String serverId) {
    try {
      return new Account(
          name,
          values.getOrDefault("device", ""),
          credential(values, "", name),
          credential(values, "server.", serverId),
          values.getOrDefault("tls.name", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("account " + name + ": " + e.getMessage(), e);
    }
  }

  private static Credential credential(Map<String, String> values, String prefix, String user) {
    String password = values.get(prefix + "password");
    AuthType type =
        AuthType.parse(values.getOrDefault(prefix + "auth", password == null ? "none" : "md5"));
    if (password == null && type != AuthType.NONE && type != AuthType.TLS) {
      throw new IllegalArgumentException(prefix + "auth = " + type + " needs a password");
    }
    if (!prefix.isEmpty() && type == AuthType.TLS) {
      throw new IllegalArgumentException("a server that shows nothing in DM has server.auth none");
    }
    return new Credential(
        type,
        values.getOrDefault(prefix + "user", user),
        password == null ? "" : password,
        Base64Text.check(values.getOrDefault(prefix + "nonce", "")));
  }
}
