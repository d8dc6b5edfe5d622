/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.tools.manager.Response;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.List;

/**
 * Walks of one column of a table, one request after the other on one session.
 *
 * @param rowsPerSecond rows that were read in a second
 * @param serverCpuUs processor time that the server's process used for each, in microseconds
 */
record WalkRound(double rowsPerSecond, double serverCpuUs) {

  /** Rows that one GETBULK asks for. */
  static final int REPETITIONS = 50;

  private static final double NS_PER_SECOND = 1e9;
  private static final double NS_PER_US = 1e3;

  /**
   * Walks for a while, to the end of the table each time.
   *
   * @param server who is asked
   * @param rowCount rows of the table
   * @param isBulk whether by GETBULK, or else by GETNEXT
   * @param timeNs how long
   */
  static WalkRound run(Measured server, int rowCount, boolean isBulk, long timeNs)
      throws IOException {
    long cpuBeforeNs = ProcessTime.cpuNs(server.process());
    long startNs = System.nanoTime();
    long rows = 0;
    long elapsedNs = 0;
    while (elapsedNs < timeNs) {
      int walked = walk(server, isBulk);
      if (walked != rowCount) {
        throw new IOException(server.name() + " has " + walked + " rows, not " + rowCount);
      }
      rows += walked;
      elapsedNs = System.nanoTime() - startNs;
    }
    long cpuNs = ProcessTime.cpuNs(server.process()) - cpuBeforeNs;
    return new WalkRound(rows * NS_PER_SECOND / elapsedNs, cpuNs / NS_PER_US / rows);
  }

  private static int walk(Measured server, boolean isBulk) throws IOException {
    Oid column = FilterRows.walkedColumn();
    Oid name = column;
    int rows = 0;
    while (true) {
      Response response =
          isBulk
              ? server.manager().getBulk(0, REPETITIONS, List.of(name))
              : server.manager().getNext(List.of(name));
      if (response.errorStatus() != ErrorStatus.NO_ERROR) {
        throw new IOException(server.name() + ": " + response.errorName());
      }
      for (Variable variable : response.variables()) {
        if (variable.value().isException() || !variable.name().startsWith(column)) {
          return rows;
        }
        rows++;
        name = variable.name();
      }
    }
  }
}
