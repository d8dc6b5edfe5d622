/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFileTest {

  @TempDir private Path folder;

  private List<Account> read(String text) throws IOException {
    return AccountFile.read(Files.writeString(folder.resolve("accounts"), text), "com.example.dm");
  }

  @Test
  void shouldReadAllThatAnAccountHas() throws IOException {
    List<Account> accounts =
        read(
            """
            # two boards
            account.b.password = c
            account.a.device = IMEI:1
            account.a.auth = hmac
            account.a.user = Bruce2
            account.a.password = OhBehave
            account.a.nonce = Tm9uY2U=
            account.a.tls.name = board1
            account.a.server.auth = basic
            account.a.server.user = srv
            account.a.server.password = geheim
            """);
    assertEquals(
        new Account(
            "a",
            "IMEI:1",
            new Credential(AuthType.HMAC, "Bruce2", "OhBehave", "Tm9uY2U="),
            new Credential(AuthType.BASIC, "srv", "geheim", ""),
            "board1"),
        accounts.get(0));
    assertEquals(
        Account.of(
            "b",
            Credential.of(AuthType.MD5, "b", "c"),
            Credential.of(AuthType.NONE, "com.example.dm", "")),
        accounts.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account.a.sword = 1",
        "a.password = 1",
        "account.a = 1",
        "account.a.auth = md5",
        "account.a.auth = rot13",
        "account.a.server.auth = tls",
        "account.a.nonce = ?"
      })
  void shouldSayWhatIsWrongAndWhere(String line) {
    IOException e = assertThrows(IOException.class, () -> read(line));
    assertTrue(e.getMessage().startsWith(folder.resolve("accounts") + ": "), e.getMessage());
  }

  @Test
  void shouldNotShowPasswords() {
    assertFalse(Credential.of(AuthType.MD5, "a", "geheim").toString().contains("geheim"));
  }
}
