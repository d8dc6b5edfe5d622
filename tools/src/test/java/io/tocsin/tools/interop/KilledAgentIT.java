/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packed agent, killed by SIGKILL again and again while it sends informs to the packed
 * receiver. {@code -Dtocsin.kills=N} kills it N times, {@code -Dtocsin.kills.seed=N} draws the
 * moments of another run again; the rest is up to the scheduler of the machine.
 */
class KilledAgentIT {

  private static final int KILLS = Integer.getInteger("tocsin.kills", 200);

  /** Boards beside one another, as a start keeps no more than one processor busy. */
  private static final int BOARDS = 2;

  @TempDir private Path folder;

  @Test
  void shouldDeliverEveryDurableEventHoweverOftenItIsKilled() throws Exception {
    long seed = Long.getLong("tocsin.kills.seed", new SecureRandom().nextInt(1_000_000_000));
    System.out.println("KilledAgentIT: -Dtocsin.kills=" + KILLS + " -Dtocsin.kills.seed=" + seed);
    Site site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    ExecutorService boards = Executors.newFixedThreadPool(BOARDS);
    try {
      List<Future<KillReport>> reports = new ArrayList<>();
      for (int board = 0; board < BOARDS; board++) {
        Path boardFolder = Files.createDirectory(folder.resolve("board-" + board));
        KillSeries series = new KillSeries(boardFolder, site, seed + board);
        reports.add(boards.submit(() -> series.run((KILLS + BOARDS - 1) / BOARDS)));
      }
      int duplicates = 0;
      for (Future<KillReport> report : reports) {
        System.out.println("KilledAgentIT: " + report.get());
        duplicates += report.get().duplicates;
      }
      assertTrue(duplicates > 0, "no kill came between an inform and its answer");
    } finally {
      boards.shutdownNow();
    }
  }
}
