/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** DM servers of a configuration, with files that a test has. */
final class ServersOf {

  final Map<String, byte[]> files = new TreeMap<>();

  /** What was wrong when servers were loaded last. */
  final List<String> errors = new ArrayList<>();

  ServersOf() {
    file("c.txt", "client secret");
    file("s.txt", "server secret");
  }

  void file(String name, String content) {
    files.put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Lines of a server's entry. */
  static String server(String name, String id, String... more) {
    String entry = "dm.server." + name;
    StringBuilder text = new StringBuilder();
    text.append(entry).append(".id = ").append(id).append('\n');
    text.append(entry).append(".address = https://").append(id).append("/dm\n");
    text.append(entry).append(".client.name = board\n");
    text.append(entry).append(".client.secret = c.txt\n");
    text.append(entry).append(".server.secret = s.txt\n");
    for (String line : more) {
      String key = line.substring(0, line.indexOf(" ="));
      int old = text.indexOf(entry + '.' + key + " =");
      if (old >= 0) {
        text.delete(old, text.indexOf("\n", old) + 1);
      }
      text.append(entry).append('.').append(line).append('\n');
    }
    return text.toString();
  }

  DmServers load(String... entries) {
    String text =
        "identity.certificate = a.crt\nidentity.key = a.key\ntrust.certificates = ca.crt\n"
            + String.join("", entries);
    ConfigurationResult result =
        ConfigurationReader.read("tocsin.conf", text.getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result::text);
    return load(result.configuration());
  }

  private DmServers load(Configuration configuration) {
    List<ConfigurationError> found = new ArrayList<>();
    DmServers servers =
        DmServers.load(
            configuration,
            (name, bytesMax) -> {
              byte[] content = files.get(name);
              if (content == null || content.length > bytesMax) {
                throw new IOException(name + " cannot be read");
              }
              return content;
            },
            found);
    errors.clear();
    for (ConfigurationError error : found) {
      errors.add(error.text());
    }
    return servers;
  }
}
