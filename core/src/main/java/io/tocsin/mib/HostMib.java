/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.BoardWatch;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Host;

/**
 * HOST-RESOURCES-MIB (RFC 2790), read-only: hrSystem, hrStorage and hrDevice. What runs and what is
 * installed is not told. A request does not ask the operating system.
 */
final class HostMib {

  private HostMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param clock the board's clock
   * @param entities the parts of the board
   * @param board the board
   * @param watch tells the states of network interfaces
   * @param storagesMax most storage areas that are told of
   */
  static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      Clock clock,
      PhysicalEntities entities,
      Board board,
      BoardWatch watch,
      int storagesMax) {
    system.addModule(HostNames.COMPLIANCE, "HOST-RESOURCES-MIB (RFC 2790), read-only");
    Host host = board.host();
    HostDevices devices = new HostDevices(board, entities);
    registerSystem(registry, clock, host, devices);
    registry.register(
        new ScalarObject(HostNames.MEMORY_SIZE) {
          @Override
          protected boolean isPresent() {
            return host.memoryBytes() != Host.UNKNOWN;
          }

          @Override
          protected void writeValue(BerWriter value) {
            value.writeInteger(BerTag.INTEGER, HostDeviceTables.kilobytes(host.memoryBytes()));
          }
        });
    HostStorageRows storages = new HostStorageRows(host, storagesMax);
    registry.register(new HostStorageTable(host, storages));
    registry.register(new HostDeviceTable(devices, board, watch.links()));
    HostDeviceTables.register(registry, devices, board);
    registry.register(new HostPartitionTable(host, devices, storages));
    registry.register(new HostFileSystemTable(host, storages));
  }

  private static void registerSystem(
      MibRegistry registry, Clock clock, Host host, HostDevices devices) {
    registry.register(
        new ScalarObject(Names.below(HostNames.SYSTEM, 1)) {
          @Override
          protected void writeValue(BerWriter value) {
            long ticks = (clock.monotonicMs() - host.startedMs()) / 10;
            value.writeUnsigned(BerTag.TIME_TICKS, ticks & 0xFFFF_FFFFL);
          }
        });
    registry.register(new SystemDate(clock));
    registry.register(
        new SystemNumber(3, BerTag.INTEGER) {
          @Override
          int number() {
            int disk = host.loadDisk();
            return disk < 0 || disk >= devices.diskCount()
                ? Host.UNKNOWN
                : devices.index(devices.firstDisk() + disk);
          }
        });
    registry.register(new LoadParameters(host));
    registry.register(
        new SystemNumber(5, BerTag.GAUGE32) {
          @Override
          int number() {
            return host.userSessionCount();
          }
        });
    registry.register(
        new SystemNumber(6, BerTag.GAUGE32) {
          @Override
          int number() {
            return host.processCount();
          }
        });
    registry.register(
        new SystemNumber(7, BerTag.INTEGER) {
          @Override
          int number() {
            return host.processCountMax();
          }
        });
  }

  /** hrSystemDate, in UTC. */
  private static final class SystemDate extends ScalarObject {

    private final Clock clock;
    private final byte[] date = new byte[DateAndTime.LENGTH];

    SystemDate(Clock clock) {
      super(Names.below(HostNames.SYSTEM, 2));
      this.clock = clock;
    }

    @Override
    protected void writeValue(BerWriter value) {
      if (clock.wallTrusted()) {
        DateAndTime.write(clock.wallMs(), date);
        value.writeOctets(BerTag.OCTET_STRING, date, 0, DateAndTime.LENGTH);
      } else {
        // A date of 1970 would pass for one.
        DateAndTime.writeUnknown(date);
        value.writeOctets(BerTag.OCTET_STRING, date, 0, DateAndTime.UNKNOWN_LENGTH);
      }
    }
  }

  /** hrSystemInitialLoadParameters. */
  private static final class LoadParameters extends ScalarObject {

    private static final int LENGTH_MAX = 128;

    private final Host host;
    private final TextEncoder text = new TextEncoder(LENGTH_MAX);

    LoadParameters(Host host) {
      super(Names.below(HostNames.SYSTEM, 4));
      this.host = host;
    }

    @Override
    protected boolean isPresent() {
      return host.loadParameters() != null;
    }

    @Override
    protected void writeValue(BerWriter value) {
      text.write(host.loadParameters(), value);
    }
  }

  /** A number of hrSystem, which is not there while it is not known. */
  private abstract static class SystemNumber extends ScalarObject {

    private final int tag;

    SystemNumber(int arc, int tag) {
      super(Names.below(HostNames.SYSTEM, arc));
      this.tag = tag;
    }

    /** The number, or {@link Host#UNKNOWN}. */
    abstract int number();

    @Override
    protected boolean isPresent() {
      return number() != Host.UNKNOWN;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(tag, number());
    }
  }
}
