/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TlsCryptographyTest {

  /** Small jars do not have these: whoever comes to need one should hear of it in the tests. */
  @Test
  void shouldMakeNothingThatIsNeverOffered() {
    TlsCryptography cryptography = new TlsCryptography(new TestEntropy(1));
    Map<String, Executable> parts =
        Map.of(
            "ARIA",
            cryptography::createARIAEngine,
            "Camellia",
            cryptography::createCamelliaEngine,
            "SEED",
            cryptography::createSEEDEngine,
            "SM4",
            cryptography::createSM4Engine,
            "GOST R 34.11-2012",
            () -> cryptography.createDigest(CryptoHashAlgorithm.gostr3411_2012_256));
    parts.forEach(
        (name, part) ->
            assertEquals(
                name + " is never offered",
                assertThrows(IllegalArgumentException.class, part).getMessage()));
  }

  @Test
  void shouldMakeTheDigestsThatAreOffered() {
    for (int hash : List.of(CryptoHashAlgorithm.sha256, CryptoHashAlgorithm.sha384)) {
      assertEquals(
          hash == CryptoHashAlgorithm.sha256 ? 32 : 48,
          new TlsCryptography(new TestEntropy(1)).createDigest(hash).getDigestSize());
    }
  }
}
