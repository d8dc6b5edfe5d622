/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.network.LinkFaults;
import io.tocsin.sim.world.scenario.LinkFault;

/** Sets one fault of a link by the name that scenarios have for it. */
final class LinkSetter {
  private LinkSetter() {}

  static void set(LinkFaults faults, LinkFault fault, double value) {
    switch (fault) {
      case LATENCY:
        faults.latencyMsMax = Math.max(faults.latencyMsMin, (int) value);
        break;
      case BANDWIDTH:
        faults.bytesPerSecond = (int) value;
        break;
      case SEGMENT:
        faults.segmentBytesMax = Math.max(1, (int) value);
        break;
      case NAT:
        faults.natIdleMs = (long) value;
        break;
      default:
        setChance(faults, fault, value);
        break;
    }
  }

  private static void setChance(LinkFaults faults, LinkFault fault, double chance) {
    switch (fault) {
      case SPLIT:
        faults.splitChance = chance;
        break;
      case SHORT_WRITE:
        faults.shortWriteChance = chance;
        break;
      case LOSS:
        faults.lossChance = chance;
        break;
      case STALL:
        faults.stallChance = chance;
        break;
      case RESET:
        faults.resetChance = chance;
        break;
      case FORGET:
        faults.forgetChance = chance;
        break;
      case REFUSE:
        faults.refuseChance = chance;
        break;
      default:
        faults.silenceChance = chance;
        break;
    }
  }
}
