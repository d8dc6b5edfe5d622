/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.faults.FaultPlan;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.script.Script;
import io.tocsin.sim.dmserver.script.TrapNames;
import io.tocsin.sim.dmserver.session.DmEngine;
import io.tocsin.sim.dmserver.session.DmListener;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import io.tocsin.sim.dmserver.session.DmSettings;
import io.tocsin.sim.dmserver.session.NonceSource;
import io.tocsin.tools.dm.http.DmHttpServer;
import io.tocsin.tools.dm.http.ServerTls;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A server with its listening ports, in this process.
 *
 * <pre>{@code
 * try (DmServer server =
 *     DmServer.named("com.example.dm")
 *         .account(Account.of("board1", clientCredential, serverCredential))
 *         .script("get ./DevInfo/DevId -> 200")
 *         .start()) {
 *   int port = server.listen("127.0.0.1", 0, null);
 *   ...
 *   server.awaitEnded(1, 20_000);
 *   server.sessions().get(0).outcomes();
 * }
 * }</pre>
 */
public final class DmServer implements Closeable {

  private static final int NONCE_LENGTH = 16;

  private final DmEngine engine;
  private final EndedSessions ended;
  private final String serverId;
  private final Codec wbxml;
  private final DmListener listener;
  private final List<DmHttpServer> ports = new ArrayList<>();

  private DmServer(Builder builder) {
    ended = new EndedSessions(builder.listener);
    engine =
        new DmEngine(
            builder.settings,
            builder.accounts,
            builder.script,
            builder.faults,
            builder.nonces,
            ended);
    serverId = builder.settings.serverId();
    wbxml = builder.wbxml;
    listener = ended;
  }

  /**
   * Begins the description of a server.
   *
   * @param serverId its identifier
   */
  public static Builder named(String serverId) {
    return new Builder(serverId);
  }

  /**
   * Listens at one more place.
   *
   * @param host address
   * @param port TCP port; 0 lets the system choose
   * @param tls null for plain HTTP
   * @return the port
   * @throws IOException when the address cannot be bound
   */
  public synchronized int listen(String host, int port, ServerTls tls) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException(host + ": no such host");
    }
    DmHttpServer server = new DmHttpServer(address, tls, engine, wbxml, listener);
    ports.add(server);
    return server.port();
  }

  /**
   * Has another script for the sessions that begin from now on.
   *
   * @throws IllegalArgumentException when a line means nothing
   */
  public void setScript(String text) {
    engine.setScript(Script.parse(text, new TrapNames(serverId)));
  }

  /**
   * Has other faults from the next message on, in sessions that go on too.
   *
   * @param rules as {@code --fault} has them
   * @throws IllegalArgumentException when one means nothing
   */
  public void setFaults(String... rules) {
    engine.setFaults(FaultPlan.parse(rules));
  }

  /** All sessions as they stand, in the order of their beginnings. */
  public List<DmSessionReport> sessions() {
    return engine.sessions();
  }

  /**
   * Waits until a number of sessions have ended.
   *
   * @param count how many
   * @param timeMsMax how long at most, in milliseconds
   * @return whether they have
   * @throws InterruptedException when the thread is to stop
   */
  public boolean awaitEnded(int count, long timeMsMax) throws InterruptedException {
    return ended.await(count, timeMsMax);
  }

  /**
   * The nonce that a notification to a board needs.
   *
   * @param account name of its account
   */
  public byte[] serverNonce(String account) {
    return engine.serverNonce(account);
  }

  /** The server without its transport, for a transport of one's own. */
  public DmEngine engine() {
    return engine;
  }

  /** Gives all ports back, once the answers are out that are under way. */
  @Override
  public synchronized void close() {
    ports.forEach(DmHttpServer::close);
  }

  /** What a server is to be. */
  public static final class Builder {

    private final List<Account> accounts = new ArrayList<>();
    private DmSettings settings;
    private Script script = Script.EMPTY;
    private FaultPlan faults = FaultPlan.NONE;
    private Codec wbxml = Codec.WBXML;
    private NonceSource nonces = randomNonces();
    private DmListener listener = event -> {};

    Builder(String serverId) {
      settings = DmSettings.of(serverId);
    }

    private static NonceSource randomNonces() {
      SecureRandom random = new SecureRandom();
      return () -> {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        return nonce;
      };
    }

    /** Adds an account. */
    public Builder account(Account account) {
      accounts.add(account);
      return this;
    }

    /** Has a script. */
    public Builder script(Script newScript) {
      script = newScript;
      return this;
    }

    /**
     * Has a script.
     *
     * @throws IllegalArgumentException when a line means nothing
     */
    public Builder script(String text) {
      return script(Script.parse(text, new TrapNames(settings.serverId())));
    }

    /** Has settings; their serverId counts from here on. */
    public Builder settings(DmSettings newSettings) {
      settings = newSettings;
      return this;
    }

    /**
     * Does wrong on purpose.
     *
     * @param rules as {@code --fault} has them
     * @throws IllegalArgumentException when one means nothing
     */
    public Builder faults(String... rules) {
      faults = FaultPlan.parse(rules);
      return this;
    }

    /** Answers WBXML in that form. */
    public Builder wbxml(Codec form) {
      wbxml = form;
      return this;
    }

    /** Takes nonces from there; without it they come from the system's secure random numbers. */
    public Builder nonces(NonceSource source) {
      nonces = source;
      return this;
    }

    /** Tells everything. */
    public Builder listener(DmListener newListener) {
      listener = newListener;
      return this;
    }

    /** Makes the server, which listens nowhere yet. */
    public DmServer start() {
      return new DmServer(this);
    }
  }
}
