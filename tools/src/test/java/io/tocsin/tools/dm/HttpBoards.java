/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.message.Codec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Boards that reach their server by HTTP. */
final class HttpBoards {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client;
  private final URI url;

  /** Boards that speak to a port of this machine; with a context over TLS. */
  HttpBoards(int port, SSLContext context) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
    client = context == null ? builder.build() : builder.sslContext(context).build();
    url = URI.create((context == null ? "http" : "https") + "://localhost:" + port + "/dm");
  }

  TestBoard board(String device, Codec codec) {
    return new TestBoard(
        device,
        codec,
        (contentType, body, hmac) -> {
          HttpResponse<byte[]> response = post(contentType, body, hmac);
          if (response.statusCode() != 200) {
            throw new IOException("HTTP status " + response.statusCode());
          }
          return new TestBoard.Transport.Answer(
              response.headers().firstValue("Content-Type").orElse(""),
              response.headers().firstValue(HmacHeader.NAME).orElse(null),
              Base64Text.encode(response.body()));
        });
  }

  HttpResponse<byte[]> post(String contentType, byte[] body, String hmac) throws Exception {
    return send(contentType, body, hmac, HttpResponse.BodyHandlers.ofByteArray());
  }

  <T> HttpResponse<T> send(
      String contentType, byte[] body, String hmac, HttpResponse.BodyHandler<T> handler)
      throws Exception {
    HttpRequest.Builder request =
        request()
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (hmac != null) {
      request.header(HmacHeader.NAME, hmac);
    }
    return client.send(request.build(), handler);
  }

  HttpResponse<String> get() throws Exception {
    return client.send(request().GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(url).timeout(PATIENCE);
  }
}
