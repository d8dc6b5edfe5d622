/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.CertificateAuthority;
import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.certs.Role;
import io.tocsin.tools.certs.SubjectNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The board's certificate is exchanged for another one while events go to receivers that know both:
 * at once by file and SIGHUP, and target by target with two identities.
 */
class RollOverIT {

  private static final String TAKEN = "Configuration taken; ";
  private static final String REJECTED = "The configuration is rejected, and the running one stays";
  private static final String OLD = "board1";
  private static final String NEW = "board2";

  /** Changes that are to happen before and after each step of an exchange. */
  private static final int CHANGES = 20;

  /** Pause between two changes, which makes some 40 a second. */
  private static final Duration PAUSE = Duration.ofMillis(25);

  /** snmpTlstmParamsClientFingerprint and snmpTlstmParamsRowStatus. */
  private static final String FINGERPRINT = "1.3.6.1.2.1.198.2.2.1.6.1.1.";

  private static final String STATUS = "1.3.6.1.2.1.198.2.2.1.6.1.3.";
  private static final String CREATE_AND_GO = "4";
  private static final String DESTROY = "6";

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void makeSite() throws IOException {
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    CertificateAuthority.open(site.folder())
        .issue(
            NEW,
            Role.BOARD,
            KeyType.EC,
            new SubjectNames(List.of("localhost"), List.of("127.0.0.1"), List.of()),
            Duration.ofDays(30));
  }

  /** Changes of the board's inputs at a steady rate, until it is closed. */
  private static final class Load implements AutoCloseable {

    private final BoardProcess agent;
    private final AtomicInteger happened = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "load");
    private volatile boolean isOver;

    Load(BoardProcess agent) {
      this.agent = agent;
      thread.start();
    }

    private void run() {
      try {
        while (!isOver) {
          agent.change();
          happened.incrementAndGet();
          Thread.sleep(PAUSE.toMillis());
        }
      } catch (IOException | InterruptedException | AssertionError e) {
        failure.set(e);
      }
    }

    /** Waits until some more changes have happened. */
    void awaitMore() {
      int wanted = happened.get() + CHANGES;
      Processes.await(
          wanted + " changes",
          () -> happened.get() >= wanted || failure.get() != null,
          agent.logFile());
    }

    @Override
    public void close() {
      isOver = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
      if (failure.get() != null) {
        throw new AssertionError(failure.get());
      }
    }
  }

  private ReceiverProcess receiver(String name, int port) throws IOException {
    ReceiverProcess receiver =
        new ReceiverProcess(site, Files.createDirectory(folder.resolve(name)), port);
    receiver.start();
    return receiver;
  }

  private BoardFolder board(List<String> further, int... ports) throws IOException {
    List<String> lines = new ArrayList<>(further);
    for (int target = 0; target < ports.length; target++) {
      lines.addAll(BoardFolder.target(name(target), "inform", ports[target], 0));
    }
    lines.add("outbox.per.second.bytes = 0");
    for (String severity : List.of("warning", "minor", "critical")) {
      lines.add("outbox." + severity + ".events = 500");
    }
    return new BoardFolder(folder, folder, site, lines);
  }

  private static String name(int target) {
    return target == 0 ? "a" : "b";
  }

  private static void awaitTold(ReceiverProcess receiver, String by, BoardProcess agent) {
    long before = receiver.toldBy(by);
    Processes.await(
        "it is told by " + by,
        () -> receiver.toldBy(by) > before,
        agent.logFile(),
        receiver.outputFile());
  }

  /** All has arrived, and the agent counts each once and has dropped none. */
  private static void assertAllArrived(
      BoardFolder board, BoardProcess agent, ReceiverProcess... receivers) throws IOException {
    long happened = board.life().count();
    try (Manager admin = board.manager()) {
      for (int index = 1; index <= receivers.length; index++) {
        BoardFolder.await(admin, "tocsinTargetQueued." + index, 0, agent);
        TargetLedger ledger = TargetLedger.read(admin, index);
        assertEquals(new TargetLedger.Row(happened, happened, 0, 0, 0), ledger.durable());
        assertEquals(0, ledger.target().dropped());
        List<Told> told = receivers[index - 1].told().stream().filter(Told::isChange).toList();
        long once = told.stream().map(Told::identity).distinct().count();
        assertEquals(happened, once);
        System.out.println(
            "RollOverIT: " + happened + " changes, " + (told.size() - once) + " told again");
      }
    }
  }

  // By file and SIGHUP

  @Test
  void shouldLoseNothingWhenTheFilesAreExchangedUnderLoad() throws IOException {
    int port = Processes.freePort();
    BoardFolder board = board(List.of(), port);
    try (ReceiverProcess receiver = receiver("a", port);
        BoardProcess agent = board.start()) {
      try (Load load = new Load(agent)) {
        load.awaitMore();
        awaitTold(receiver, OLD, agent);
        exchangeHalf();
        agent.hangUp(REJECTED);
        load.awaitMore();
        awaitTold(receiver, OLD, agent);
        assertEquals(0, receiver.toldBy(NEW));
        exchange();
        agent.hangUp(TAKEN);
        load.awaitMore();
        awaitTold(receiver, NEW, agent);
        long byOld = receiver.toldBy(OLD);
        load.awaitMore();
        awaitTold(receiver, NEW, agent);
        assertEquals(byOld, receiver.toldBy(OLD));
      }
      assertAllArrived(board, agent, receiver);
    }
  }

  /** The first half of the new certificate and all of the new key, as in the middle of a copy. */
  private void exchangeHalf() throws IOException {
    byte[] whole = Files.readAllBytes(site.certificate(NEW));
    Files.write(site.certificate(OLD), Arrays.copyOf(whole, whole.length / 2));
    Files.copy(site.key(NEW), site.key(OLD), StandardCopyOption.REPLACE_EXISTING);
  }

  private void exchange() throws IOException {
    Files.copy(site.certificate(NEW), site.certificate(OLD), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(site.key(NEW), site.key(OLD), StandardCopyOption.REPLACE_EXISTING);
  }

  // Target by target

  private List<String> nextIdentity() {
    return List.of(
        "identity.next.certificate = " + site.certificate(NEW),
        "identity.next.key = " + site.key(NEW));
  }

  private void show(BoardFolder board, int target, String certificate) throws IOException {
    String index = Integer.toString(name(target).charAt(0));
    try (Manager admin = board.manager()) {
      admin.set(
          FINGERPRINT + index,
          "x",
          "04" + site.digest(certificate),
          STATUS + index,
          "i",
          CREATE_AND_GO);
    }
  }

  private void showWhatAllSee(BoardFolder board, int target) throws IOException {
    try (Manager admin = board.manager()) {
      admin.set(STATUS + Integer.toString(name(target).charAt(0)), "i", DESTROY);
    }
  }

  @Test
  void shouldLoseNothingWhenTargetsSeeTheNextCertificateOneAfterTheOther() throws IOException {
    int[] ports = {Processes.freePort(), Processes.freePort()};
    BoardFolder board = board(nextIdentity(), ports);
    try (ReceiverProcess first = receiver("a", ports[0]);
        ReceiverProcess second = receiver("b", ports[1]);
        BoardProcess agent = board.start()) {
      try (Load load = new Load(agent)) {
        load.awaitMore();
        awaitTold(first, OLD, agent);
        awaitTold(second, OLD, agent);
        show(board, 0, NEW);
        load.awaitMore();
        awaitTold(first, NEW, agent);
        awaitTold(second, OLD, agent);
        assertEquals(0, second.toldBy(NEW));
        show(board, 1, NEW);
        load.awaitMore();
        awaitTold(second, NEW, agent);
        board.reconfigure(RollOverIT::makeNextTheFirst);
        agent.hangUp(TAKEN);
        load.awaitMore();
        awaitTold(first, NEW, agent);
        showWhatAllSee(board, 0);
        showWhatAllSee(board, 1);
        load.awaitMore();
        awaitTold(first, NEW, agent);
        awaitTold(second, NEW, agent);
      }
      assertAllArrived(board, agent, first, second);
      assertTrue(first.toldBy(OLD) > 0 && first.toldBy(NEW) > 0);
    }
  }

  private static String makeNextTheFirst(String line) {
    if (line.startsWith("identity.next.")) {
      return null;
    }
    return line.startsWith("identity.") ? line.replace("/" + OLD + ".", "/" + NEW + ".") : line;
  }

  @Test
  void shouldShowTargetsOfTheFileWhatTheirEntriesSay() throws IOException {
    int[] ports = {Processes.freePort(), Processes.freePort()};
    List<String> further = new ArrayList<>(nextIdentity());
    further.add("target.a.identity = next");
    further.add("target.b.identity = current");
    try (ReceiverProcess first = receiver("a", ports[0]);
        ReceiverProcess second = receiver("b", ports[1])) {
      BoardFolder board = board(further, ports);
      try (BoardProcess agent = board.start()) {
        for (int change = 0; change < CHANGES; change++) {
          agent.change();
        }
        assertAllArrived(board, agent, first, second);
        assertEquals(0, first.toldBy(OLD));
        assertEquals(0, second.toldBy(NEW));
      }
    }
  }
}
