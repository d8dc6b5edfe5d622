/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.TargetSettings;
import io.tocsin.event.Backoff;
import io.tocsin.event.Jitter;
import io.tocsin.event.TargetQueue;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.Platform;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlsTransportModel;

/** Makes what drives one target: its address, its pace, its sessions. */
final class TargetAssembly {

  private static final Octets DEFAULT_CONTEXT = Octets.of();

  private final Configuration configuration;
  private final Platform platform;
  private final TlsTransportModel transport;
  private final TransportModel messages;
  private final NotificationOriginator originator;
  private final EventVarbinds content;

  TargetAssembly(
      Configuration configuration,
      Platform platform,
      TlsTransportModel transport,
      TransportModel messages,
      NotificationOriginator originator,
      EventVarbinds content) {
    this.configuration = configuration;
    this.platform = platform;
    this.transport = transport;
    this.messages = messages;
    this.originator = originator;
    this.content = content;
  }

  /**
   * Makes the driver of a target.
   *
   * @param index number of the target
   * @param settings what the configuration says of it
   * @param queue its place in the outbox
   */
  TargetDriver driver(int index, TargetSettings settings, TargetQueue queue) {
    TlsTarget address =
        new TlsTarget(
            settings.host(),
            settings.port(),
            settings.serverName(),
            settings.serverFingerprint(),
            tmSecurityName(settings.securityName()));
    NotificationTarget target =
        new NotificationTarget(
            messages,
            SecurityModelNumber.TSM,
            AccessTables.octets(settings.securityName()),
            SecurityLevel.AUTH_PRIV,
            DEFAULT_CONTEXT,
            configuration.limits().messageSizeBytesMax(),
            settings.timeoutMs(),
            settings.retries());
    return new TargetDriver(
        index,
        settings.name(),
        address,
        target,
        settings.isInform(),
        queue,
        pace(settings),
        settings.weight(),
        settings.idleMs(),
        new TransportSessions(transport),
        originator,
        content,
        platform.log());
  }

  private TargetPace pace(TargetSettings settings) {
    return new TargetPace(
        new Backoff(settings.backoffMsMin(), settings.backoffMsMax(), platform.entropy()),
        new TokenBucket(settings.ratePerSecond(), settings.burstEvents()),
        settings.pauseMs(),
        new Jitter(platform.entropy()).upTo(configuration.firstContactSpreadMs()));
  }

  /**
   * RFC 5591 §4.2 step 2: the transport knows a principal without the prefix that its securityName
   * has; the configuration's checks have seen to it that it has one.
   */
  private SecurityName tmSecurityName(String securityName) {
    int skipped =
        configuration.isTsmPrefixUsed() ? transport.transportDomain().prefix().length() + 1 : 0;
    return SecurityName.of(securityName.substring(skipped));
  }
}
