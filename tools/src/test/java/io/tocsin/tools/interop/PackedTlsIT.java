/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packed agent has all code of each cipher suite, group and kind of key that it offers. A
 * client that offers one suite and one group alone gets an answer from it.
 */
class PackedTlsIT {

  private static final List<String> GROUPS = List.of("X25519", "P-256", "P-384");
  private static final List<String> SUITES_OF_TLS_1_3 =
      List.of("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384");
  private static final List<String> CIPHERS_OF_TLS_1_2 =
      List.of("CHACHA20-POLY1305", "AES128-GCM-SHA256", "AES256-GCM-SHA384");

  /** The first octet of an SNMP message: SEQUENCE. */
  private static final int MESSAGE_TAG = 0x30;

  @TempDir Path folder;

  /** The kinds of key that a board and a manager may have. */
  enum Key {
    P256,
    P384,
    ED25519,
    RSA;

    /** How TLS 1.2 calls the family in its cipher suites. */
    private String family() {
      return this == RSA ? "RSA" : "ECDSA";
    }

    /** In TLS 1.2 the curve of a certificate must be among the groups, too. */
    private String groups(String group) {
      return this == P256 || this == P384
          ? Stream.of(group, "P-256", "P-384").distinct().collect(Collectors.joining(":"))
          : group;
    }

    private TestPki of(TestPki pki) {
      long nowMs = System.currentTimeMillis();
      pki.validity(nowMs - TestPki.DAY_MS, nowMs + 30 * TestPki.DAY_MS);
      return switch (this) {
        case P256 -> pki;
        case P384 -> pki.p384();
        case ED25519 -> pki.ed25519();
        case RSA -> pki.rsa();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldAnswerOverEverySuiteAndGroup(Key key) throws Exception {
    Site site = site(key);
    List<String> silent = new ArrayList<>();
    try (AgentProcess agent =
        AgentProcess.start(folder, site.port(), site.configuration("clock.trust = always"))) {
      for (List<String> offer : offers(key)) {
        if (firstOctetOfAnswer(site, offer) != MESSAGE_TAG) {
          silent.add(offer.toString());
        }
      }
      assertEquals(List.of(), silent, agent.log());
      assertTrue(agent.isAlive(), agent.log());
    }
  }

  private Site site(Key key) throws IOException {
    TestPki.Issued authority = key.of(TestPki.authority("Site CA")).selfSigned();
    write("ca", authority);
    for (String name : List.of("board1", "admin", "reader")) {
      TestPki leaf = TestPki.leaf(name).dns("localhost").ip("127.0.0.1");
      write(name, key.of(leaf).issuedBy(authority));
    }
    return Site.of(folder);
  }

  private void write(String name, TestPki.Issued issued) throws IOException {
    Files.write(folder.resolve(name + ".crt"), issued.certificatePem());
    // Without the public key, which OpenSSL 3.0 does not expect there.
    PrivateKeyInfo key = PrivateKeyInfo.getInstance(issued.pkcs8());
    byte[] bare =
        new PrivateKeyInfo(key.getPrivateKeyAlgorithm(), key.parsePrivateKey()).getEncoded();
    Files.writeString(folder.resolve(name + ".key"), TestPki.pem("PRIVATE KEY", bare));
  }

  /** Everything that a client can offer alone, as options of OpenSSL. */
  private static List<List<String>> offers(Key key) {
    List<List<String>> offers = new ArrayList<>();
    for (String group : GROUPS) {
      for (String suite : SUITES_OF_TLS_1_3) {
        offers.add(List.of("-tls1_3", "-ciphersuites", suite, "-groups", group));
      }
      for (String cipher : CIPHERS_OF_TLS_1_2) {
        String suite = "ECDHE-" + key.family() + "-" + cipher;
        offers.add(List.of("-tls1_2", "-cipher", suite, "-groups", key.groups(group)));
      }
    }
    return offers;
  }

  /** Sends a request by OpenSSL; -1 when no answer came. */
  private static int firstOctetOfAnswer(Site site, List<String> offer) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-quiet"));
    command.addAll(List.of("-connect", "127.0.0.1:" + site.port(), "-verify_return_error"));
    command.addAll(List.of("-CAfile", site.certificate("ca").toString()));
    command.addAll(List.of("-cert", site.certificate("admin").toString()));
    command.addAll(List.of("-key", site.key("admin").toString()));
    command.addAll(offer);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().write(RawTls.snmpRequest());
      process.getOutputStream().flush();
      return process.getInputStream().read();
    } catch (IOException e) {
      // It ended before it took the request.
      return -1;
    } finally {
      Processes.stop(process);
    }
  }
}
