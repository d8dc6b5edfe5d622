/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.session.DmEngine;
import io.tocsin.sim.dmserver.session.DmListener;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;

/** One listening port, plain or with TLS. Every path leads to the DM server. */
public final class DmHttpServer implements Closeable {

  private static final int THREADS = 32;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  static {
    // The library writes head and body apart. The body would wait for the client to acknowledge the
    // head, which clients put off for some 40 ms.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final DmHandler handler;

  /**
   * Begins to listen.
   *
   * @param address where; port 0 lets the system choose
   * @param tls null for plain HTTP
   * @param engine answers the messages
   * @param wbxml form of our answers in WBXML
   * @param listener learns of requests that are no messages
   * @throws IOException when the address cannot be bound
   */
  public DmHttpServer(
      InetSocketAddress address, ServerTls tls, DmEngine engine, Codec wbxml, DmListener listener)
      throws IOException {
    server = tls == null ? HttpServer.create(address, 0) : secure(address, tls);
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "dm-server");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    handler = new DmHandler(engine, wbxml, listener);
    server.createContext("/", handler);
    server.start();
  }

  private static HttpsServer secure(InetSocketAddress address, ServerTls tls) throws IOException {
    HttpsServer https = HttpsServer.create(address, 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(tls.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            switch (tls.clients()) {
              case NONE -> wanted.setWantClientAuth(false);
              case WANTED -> wanted.setWantClientAuth(true);
              case REQUIRED -> wanted.setNeedClientAuth(true);
            }
            parameters.setSSLParameters(wanted);
          }
        });
    return https;
  }

  /** The port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Ends once the answers are out that are under way. */
  @Override
  public void close() {
    // The library would cut them off, or wait in vain when there are none.
    handler.finish();
    server.stop(0);
    threads.shutdownNow();
  }
}
