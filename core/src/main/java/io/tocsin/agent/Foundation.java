/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.agent.dm.DmAgent;
import io.tocsin.agent.dm.DmSurroundings;
import io.tocsin.config.Configuration;
import io.tocsin.event.NotificationLog;
import io.tocsin.hal.Platform;
import io.tocsin.mib.Settings;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.tlstm.TlstmCounters;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;

/**
 * What stays the same while the agent runs, whatever becomes of its configuration: who it is, how
 * long it has been up, what it knows of time, its counters, and what it has told lately.
 */
final class Foundation {

  private static final String SETTINGS_REGION = "settings";

  final Platform platform;
  final EngineIdentity identity;
  final ValidityClock clock;
  final SnmpEngine engine;
  final EngineCounters engineCounters = new EngineCounters();
  final TlstmCounters transportCounters = new TlstmCounters();

  /** What managers can look back at. */
  final NotificationLog notificationLog;

  /** The DM client, from the first configuration on that has a DM server; null before. */
  DmAgent dm;

  /** What managers have set. */
  final TwoSlotRecord settings;

  /** The rows that managers have made. */
  final TwoSlotRecord rows;

  /**
   * The DM client, or a new one if there is none yet; that becomes {@link #dm} once its
   * configuration is taken.
   *
   * @throws IOException when the board's memory cannot be read
   */
  DmAgent dmFor(DmSurroundings surroundings, String version) throws IOException {
    return dm == null ? new DmAgent(platform, identity.engineId(), version, surroundings) : dm;
  }

  /**
   * Reads what is kept of it; writes nothing.
   *
   * @throws IOException when the board's memory cannot be read
   */
  Foundation(Configuration configuration, int configurationChecksum, Platform platform)
      throws IOException {
    this.platform = platform;
    identity =
        EngineIdentity.read(
            platform.storage(),
            platform.entropy(),
            configuration.engineId(),
            configuration.enterpriseNumber(),
            platform.board().serial(),
            configurationChecksum);
    clock =
        new ValidityClock(
            platform.clock(), platform.storage(), platform.log(), configuration.isClockStrict());
    engine = new SnmpEngine(identity.engineId(), identity.boots(), platform.clock().monotonicMs());
    notificationLog = new NotificationLog(configuration.limits().notificationLogMax());
    settings = new TwoSlotRecord(platform.storage(), SETTINGS_REGION, Settings.BYTES_MAX);
    rows =
        new TwoSlotRecord(
            platform.storage(), RowStore.REGION, configuration.limits().managedBytesMax());
  }
}
