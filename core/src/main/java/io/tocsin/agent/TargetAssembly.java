/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.TargetPacing;
import io.tocsin.config.TargetSettings;
import io.tocsin.event.Backoff;
import io.tocsin.event.Jitter;
import io.tocsin.event.TargetQueue;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.Platform;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.mib.admin.Destination;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TransportModel;
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
   * @param number number of the target
   * @param destination where notifications go
   * @param queue its place in the outbox
   */
  TargetDriver driver(int number, Destination destination, TargetQueue queue) {
    TargetPacing pacing = pacing(destination);
    NotificationTarget target =
        new NotificationTarget(
            messages,
            SecurityModelNumber.TSM,
            destination.securityName(),
            destination.securityLevel(),
            DEFAULT_CONTEXT,
            configuration.limits().messageSizeBytesMax(),
            destination.timeoutMs(),
            destination.retries());
    return new TargetDriver(
            number,
            destination.name(),
            destination.target(),
            target,
            destination.isInform(),
            queue,
            pace(pacing),
            pacing.weight(),
            pacing.idleMs(),
            new TransportSessions(transport),
            originator,
            content,
            platform.log())
        .filteredBy(destination.filter());
  }

  private TargetPacing pacing(Destination destination) {
    for (TargetSettings settings : configuration.targets()) {
      if (settings.name().equals(destination.name())) {
        return settings.pacing();
      }
    }
    return configuration.managedTargetPacing();
  }

  private TargetPace pace(TargetPacing pacing) {
    return new TargetPace(
        new Backoff(pacing.backoffMsMin(), pacing.backoffMsMax(), platform.entropy()),
        new TokenBucket(pacing.ratePerSecond(), pacing.burstEvents()),
        pacing.pauseMs(),
        new Jitter(platform.entropy()).upTo(configuration.firstContactSpreadMs()));
  }
}
