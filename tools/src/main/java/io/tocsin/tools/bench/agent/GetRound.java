/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.tools.manager.CommandGenerator;
import io.tocsin.tools.manager.Response;
import java.io.IOException;
import java.util.List;

/**
 * One round of synchronous GETs on one session.
 *
 * @param getsPerSecond how many were answered in a second
 * @param serverCpuUs processor time that the server's process used for each, in microseconds
 */
record GetRound(double getsPerSecond, double serverCpuUs) {

  /** What is asked for: one variable that every agent has, sysUpTime.0. */
  private static final List<Oid> NAMES = List.of(Oid.of(1, 3, 6, 1, 2, 1, 1, 3, 0));

  private static final double NS_PER_SECOND = 1e9;
  private static final double NS_PER_US = 1e3;

  /**
   * Asks for a while.
   *
   * @param server who is asked
   * @param timeNs how long
   */
  static GetRound run(Measured server, long timeNs) throws IOException {
    CommandGenerator manager = server.manager();
    long cpuBeforeNs = ProcessTime.cpuNs(server.process());
    long startNs = System.nanoTime();
    long count = 0;
    long elapsedNs = 0;
    while (elapsedNs < timeNs) {
      Response response = manager.get(NAMES);
      if (response.errorStatus() != ErrorStatus.NO_ERROR
          || response.variables().get(0).value().isException()) {
        throw new IOException(server.name() + " has no sysUpTime.0");
      }
      count++;
      elapsedNs = System.nanoTime() - startNs;
    }
    long cpuNs = ProcessTime.cpuNs(server.process()) - cpuBeforeNs;
    return new GetRound(count * NS_PER_SECOND / elapsedNs, cpuNs / NS_PER_US / count);
  }
}
