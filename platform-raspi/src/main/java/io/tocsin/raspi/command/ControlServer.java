/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.hal.Log;
import io.tocsin.hal.Steppable;
import io.tocsin.raspi.NioNetwork;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Listens at a socket of the file system, and answers one request over each connection: a line of
 * text in UTF-8, of {@value #REQUEST_BYTES_MAX} bytes at most. The answer is some lines and the end
 * of the connection.
 *
 * <p>Whoever may write to the socket may ask: its owner and its group (0660). Lives in the agent's
 * thread, and never waits. Of connections there are {@value #CONNECTIONS_MAX} at a time, others
 * wait in the system's queue; one that is not over after {@value #TIME_MS_MAX} ms is closed.
 */
final class ControlServer implements Closeable {

  /** First line of an answer: it is done. */
  static final String OK = "ok";

  /** First line of an answer: it is not over yet; ask again. */
  static final String PENDING = "pending";

  /** Begins the first line of an answer that is a refusal; the reason follows. */
  static final String ERROR = "error ";

  /** Longest request, in bytes, with its end. */
  static final int REQUEST_BYTES_MAX = 256;

  /** Most connections at a time. */
  static final int CONNECTIONS_MAX = 4;

  /** How long one may take to ask and to take its answer, in milliseconds. */
  static final long TIME_MS_MAX = 5_000;

  /** Pause after the system refused to hand over a connection, in milliseconds. */
  private static final long PAUSE_MS = 1_000;

  private static final int BACKLOG_MAX = 8;

  private static final Set<PosixFilePermission> PERMISSIONS =
      PosixFilePermissions.fromString("rw-rw----");

  private static final String TOPIC = "control";

  private final Path path;
  private final NioNetwork network;
  private final Log log;
  private final ControlAnswers answers;
  private final ServerSocketChannel channel;
  private final SelectionKey key;
  private final List<ControlConnection> connections = new ArrayList<>();
  private long pausedUntilMs = Long.MIN_VALUE;

  /**
   * Begins to listen. What an agent that was killed has left at the path is removed.
   *
   * @param path the socket
   * @param network the selector
   * @param log hears of trouble
   * @param answers gives the answers
   * @throws IOException when it cannot be listened there; the message says why
   */
  ControlServer(Path path, NioNetwork network, Log log, ControlAnswers answers) throws IOException {
    this.path = path;
    this.network = network;
    this.log = log;
    this.answers = answers;
    channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      demandNobodyListens(path);
      channel.configureBlocking(false);
      bind(channel, path);
      key = network.watch(channel, SelectionKey.OP_ACCEPT);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw new IOException("cannot listen at " + path + ": " + e.getMessage(), e);
    }
  }

  private static void demandNobodyListens(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try {
      SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
    } catch (ConnectException e) {
      return;
    }
    throw new IOException("another agent listens there");
  }

  /** Puts the socket in its place when it listens and has its permissions, and not before. */
  private static void bind(ServerSocketChannel channel, Path path) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    channel.bind(UnixDomainSocketAddress.of(fresh), BACKLOG_MAX);
    Files.setPosixFilePermissions(fresh, PERMISSIONS);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Does what is due.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest, unless something is ready before
   */
  long step(long nowMs) {
    accept(nowMs);
    long nextMs = pausedUntilMs > nowMs ? pausedUntilMs : Steppable.NEVER;
    for (int i = connections.size() - 1; i >= 0; i--) {
      ControlConnection connection = connections.get(i);
      if (connection.step(nowMs)) {
        nextMs = Math.min(nextMs, connection.deadlineMs());
      } else {
        connections.remove(i);
      }
    }
    boolean hasRoom = connections.size() < CONNECTIONS_MAX && nowMs >= pausedUntilMs;
    key.interestOps(hasRoom ? SelectionKey.OP_ACCEPT : 0);
    return nextMs;
  }

  private void accept(long nowMs) {
    try {
      while (connections.size() < CONNECTIONS_MAX && nowMs >= pausedUntilMs) {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
          return;
        }
        connections.add(new ControlConnection(accepted, network, answers, nowMs + TIME_MS_MAX));
      }
    } catch (IOException e) {
      pausedUntilMs = nowMs + PAUSE_MS;
      log.write(Log.WARNING, TOPIC, "Cannot accept at " + path + ": " + e.getMessage() + ".");
    }
  }

  /** Stops to listen, ends what is under way, and removes the socket. */
  @Override
  public void close() throws IOException {
    for (ControlConnection connection : connections) {
      connection.close();
    }
    channel.close();
    Files.deleteIfExists(path);
  }
}
