/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.tools.dm.http.ServerTls;
import io.tocsin.tools.session.HostAndPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which a server is told where to listen, and who it is in TLS. */
final class ListenOptions {

  private static final String LOCALHOST = "127.0.0.1";
  private static final int HTTP_PORT = 8080;
  private static final int HTTPS_PORT = 8443;

  @Option(
      names = "--http",
      paramLabel = "[ADDRESS:]PORT",
      description = "where to listen without TLS, for trials only; port 0 lets the system choose")
  private String http;

  @Option(
      names = "--https",
      paramLabel = "[ADDRESS:]PORT",
      description = "where to listen with TLS; needs --cert")
  private String https;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM file with the server's certificate, followed by those of its issuers")
  private Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file with its private key (default: the certificate's name with .key)")
  private Path key;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "PEM file with authorities of boards; may be repeated (default: ca.crt beside the"
              + " certificate)")
  private List<Path> trust = List.of();

  @Option(
      names = "--client-certs",
      defaultValue = "NONE",
      description = "certificates of boards: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private ServerTls.Clients clients;

  void listen(DmServer server, PrintWriter err) throws IOException {
    if (http == null && https == null) {
      throw new IllegalArgumentException("one of --http and --https is needed");
    }
    if (http != null) {
      HostAndPort place = HostAndPort.parseListener(http, LOCALHOST, HTTP_PORT);
      tell(err, "http", place.host(), server.listen(place.host(), place.port(), null));
    }
    if (https != null) {
      if (certificate == null) {
        throw new IllegalArgumentException("--https needs --cert");
      }
      HostAndPort place = HostAndPort.parseListener(https, LOCALHOST, HTTPS_PORT);
      tell(err, "https", place.host(), server.listen(place.host(), place.port(), tls()));
    }
  }

  private ServerTls tls() throws IOException {
    String name = certificate.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path keyFile =
        key == null
            ? certificate.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".key")
            : key;
    List<Path> anchors = trust.isEmpty() ? List.of(certificate.resolveSibling("ca.crt")) : trust;
    return ServerTls.load(certificate, keyFile, anchors, clients);
  }

  private static void tell(PrintWriter err, String scheme, String host, int port) {
    err.println("listening on " + scheme + "://" + new HostAndPort(host, port) + "/");
    err.flush();
  }
}
