/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.sim.world.Seed;
import io.tocsin.sim.world.host.World;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.Times;
import io.tocsin.tls.TlsRefusal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WorldAuthorityTest {

  private final WorldAuthority authority = new WorldAuthority(new Seed(1));

  private static TlsRefusal verify(WorldIdentity anchor, WorldIdentity identity, int purpose) {
    CertificateTime time = Times.at(World.BEGIN_WALL_MS);
    return new PathVerifier(new CertificateView[] {anchor.certificate()}, time, purpose)
        .verify(new PeerCertificates(new CertificateView[] {identity.certificate()}));
  }

  @Test
  void shouldMakeTheSameCertificatesFromTheSameSeed() {
    WorldAuthority again = new WorldAuthority(new Seed(1));
    assertArrayEquals(authority.own().certificatePem(), again.own().certificatePem());
    assertArrayEquals(authority.issue("a").keyPem(), again.issue("a").keyPem());
    assertArrayEquals(authority.issue("a").certificatePem(), again.issue("a").certificatePem());
    assertFalse(Arrays.equals(authority.issue("a").keyPem(), authority.issue("b").keyPem()));
  }

  @Test
  void shouldIssueCertificatesThatHoldForClientsAndServers() {
    WorldIdentity identity = authority.issue("server1.test");
    assertNull(verify(authority.own(), identity, PathVerifier.CLIENT));
    assertNull(verify(authority.own(), identity, PathVerifier.SERVER));
    assertNotNull(verify(authority.issue("other"), identity, PathVerifier.SERVER));
    assertEquals("server1.test", identity.certificate().commonName(0));
    assertEquals("server1.test", identity.certificate().subjectAltName(0).text());
  }

  @Test
  void shouldMakeIdentitiesThatTheAgentCanUse() {
    assertEquals("board", authority.issue("board").identity().certificate().commonName(0));
  }
}
