/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.tocsin.dm.http.HttpChannel;
import io.tocsin.dm.http.HttpError;
import io.tocsin.dm.http.HttpLimits;
import io.tocsin.dm.http.HttpRequest;
import io.tocsin.dm.http.HttpTimes;
import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.http.MediaType;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.ServerVerifier;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.Times;
import io.tocsin.tls.TlsEndpoint;
import io.tocsin.tls.TlsRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Core's HTTP client over real sockets, against the server of the Java library. */
class HttpInteropTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued BOARD = TestPki.leaf("board").issuedBy(CA);
  private static final TestPki.Issued SERVER = TestPki.leaf("s").dns("localhost").issuedBy(CA);
  private static final char[] PASSWORD = "password".toCharArray();
  private static final int LARGE = 200_000;

  private static final PeerVerifier LOCALHOST =
      new ServerVerifier(
          new PathVerifier(
              new CertificateView[] {CA.certificate()}, Times.NOW, PathVerifier.SERVER),
          Times.NOW,
          "localhost",
          null,
          "localhost");

  private final NetworkBed bed = new NetworkBed();
  private final TlsEndpoint endpoint =
      new TlsEndpoint(
          BOARD.identity(),
          new SystemEntropy(),
          TlsEndpoint.TLS_1_2 | TlsEndpoint.TLS_1_3,
          32 * 1024);
  private final HttpRequest request = new HttpRequest("Tocsin/1.0");
  private final List<InetSocketAddress> clients = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  HttpInteropTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    bed.close();
  }

  // ---- the server ----

  private void start(HttpServer newServer) throws IOException {
    server = newServer;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/echo", exchange -> answer(exchange, false));
    server.createContext("/chunks", exchange -> answer(exchange, true));
    server.createContext("/moved", HttpInteropTest::move);
    server.start();
  }

  private void answer(HttpExchange exchange, boolean chunked) throws IOException {
    clients.add(exchange.getRemoteAddress());
    byte[] message = exchange.getRequestBody().readAllBytes();
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("X-Syncml-Hmac", "mac=a");
    exchange.sendResponseHeaders(200, chunked ? 0 : message.length);
    exchange.getResponseBody().write(message);
    exchange.close();
  }

  private static void move(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Location", "/echo");
    exchange.sendResponseHeaders(307, -1);
    exchange.close();
  }

  private static HttpsServer secureServer(boolean asksForCertificate)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    keys.setKeyEntry(
        "server",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(SERVER.pkcs8())),
        PASSWORD,
        new Certificate[] {certificate(SERVER)});
    keys.setCertificateEntry("ca", certificate(CA));
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
    HttpsServer secure = HttpsServer.create();
    secure.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters settings = getSSLContext().getDefaultSSLParameters();
            settings.setNeedClientAuth(asksForCertificate);
            parameters.setSSLParameters(settings);
          }
        });
    return secure;
  }

  private static Certificate certificate(TestPki.Issued issued) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(issued.certificatePem()));
  }

  // ---- the client ----

  private HttpChannel channel(SecureChannelFactory channels) {
    return new HttpChannel(
        bed.network,
        channels,
        HttpTimes.DEFAULT,
        new io.tocsin.dm.http.HttpExchange(HttpLimits.DEFAULT, new byte[LARGE]),
        4_096);
  }

  private void post(HttpChannel channel, String path, byte[] message, int type) {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    String url = scheme + "://localhost:" + server.getAddress().getPort() + path;
    request.setUrl(HttpUrl.parse(url)).setMessage(message, 0, message.length, type);
    channel.begin(request, LOCALHOST, bed.clock.monotonicMs());
    bed.runUntil(
        "the exchange is over",
        () -> {
          channel.step(bed.clock.monotonicMs());
          return channel.isDone();
        });
  }

  private void assertEchoes(HttpChannel channel) {
    for (String path : new String[] {"/echo", "/chunks", "/echo"}) {
      for (int size : new int[] {1, 5_000, LARGE}) {
        byte[] message = new byte[size];
        Arrays.fill(message, (byte) size);
        post(channel, path, message, MediaType.WBXML);
        assertNull(channel.errorText());
        assertEquals(200, channel.exchange().status());
        assertEquals(MediaType.WBXML, channel.exchange().mediaType());
        assertEquals(5, channel.exchange().integrityLength());
        assertArrayEquals(
            message, Arrays.copyOf(channel.exchange().body(), channel.exchange().bodyLength()));
      }
    }
    assertEquals(9, clients.size());
    assertEquals(1, clients.stream().distinct().count(), "one connection carries them all");
    assertTrue(channel.isConnected());
    channel.close();
  }

  @Test
  void shouldExchangeMessagesOfAllSizesOverOneConnection() throws IOException {
    start(HttpServer.create());
    assertEchoes(channel(endpoint));
  }

  @Test
  void shouldExchangeMessagesInsideOfTlsThatAsksForOurCertificate() throws Exception {
    start(secureServer(true));
    assertEchoes(channel(endpoint));
  }

  @Test
  void shouldExchangeMessagesInsideOfTlsThatDoesNotAskForOurCertificate() throws Exception {
    start(secureServer(false));
    assertEchoes(channel(endpoint.withOptionalProof()));
  }

  @Test
  void shouldRefuseTlsThatDoesNotAskForOurCertificateUnlessThatIsAllowed() throws Exception {
    start(secureServer(false));
    HttpChannel channel = channel(endpoint);
    post(channel, "/echo", new byte[1], MediaType.XML);
    assertEquals(HttpError.TLS_FAILED, channel.error());
    assertEquals(TlsRefusal.PROTOCOL, channel.refusal().cause());
    assertEquals(List.of(), clients);
  }

  @Test
  void shouldReportARedirect() throws IOException {
    start(HttpServer.create());
    HttpChannel channel = channel(endpoint);
    post(channel, "/moved", new byte[1], MediaType.XML);
    assertNull(channel.errorText());
    assertTrue(channel.exchange().isRedirect());
    assertEquals("/echo", channel.exchange().location());
    channel.close();
  }

  @Test
  void shouldReportAServerThatDoesNotKnowThePath() throws IOException {
    start(HttpServer.create());
    HttpChannel channel = channel(endpoint);
    post(channel, "/nothing", new byte[1], MediaType.XML);
    assertNull(channel.errorText());
    assertEquals(404, channel.exchange().status());
  }
}
