/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.snmp.Octets;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.TestPki;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A peer with the TLS of the Java library, at either end of a connection. It trusts everybody, and
 * presents what it is told to, whether the other side can want that or not.
 */
final class JssePeer {

  /** The versions of TLS as the Java library calls them. */
  static final String TLS_1_2 = "TLSv1.2";

  static final String TLS_1_3 = "TLSv1.3";

  private static final int ANSWER_SIZE_MAX = 65_536;

  private final SSLContext context;
  private final String version;

  /**
   * What became of a request.
   *
   * @param localPort our port, by which the other side's log calls us
   * @param answer the first octets of plain text that came back; empty for none
   * @param failure how the connection ended in place of an answer; empty for in good order
   */
  record Exchange(int localPort, Octets answer, String failure) {}

  /**
   * A peer.
   *
   * @param version {@link #TLS_1_2} or {@link #TLS_1_3}
   * @param identity who it is; null for nobody
   * @param behind further certificates that it presents
   */
  JssePeer(String version, TestPki.Issued identity, TestPki.Issued... behind) {
    this.version = version;
    try {
      context = SSLContext.getInstance("TLS");
      KeyManager[] keys = identity == null ? null : new KeyManager[] {new OneKey(identity, behind)};
      context.init(keys, new TrustManager[] {new TrustsEverybody()}, null);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Connects to a port of this machine; the handshake is still to come. */
  SSLSocket connect(int port) throws IOException {
    return client(new Socket(InetAddress.getLoopbackAddress(), port), port);
  }

  /** Speaks TLS as a client over a connection that stands; the handshake is still to come. */
  SSLSocket client(Socket connection, int port) throws IOException {
    return over(connection, port, true);
  }

  /** Speaks TLS as a server that asks for a certificate; the handshake is still to come. */
  SSLSocket server(Socket connection) throws IOException {
    SSLSocket socket = over(connection, connection.getPort(), false);
    socket.setNeedClientAuth(true);
    return socket;
  }

  private SSLSocket over(Socket connection, int port, boolean client) throws IOException {
    connection.setSoTimeout((int) Processes.PATIENCE.toMillis());
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(connection, "localhost", port, true);
    socket.setUseClientMode(client);
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  /** Connects, sends a request whether it is welcome or not, and waits for what comes of it. */
  Exchange ask(int port, byte[] request) throws IOException {
    try (SSLSocket socket = connect(port)) {
      int localPort = socket.getLocalPort();
      byte[] answer = new byte[0];
      String failure = "";
      try {
        socket.startHandshake();
        socket.getOutputStream().write(request);
        answer = read(socket);
      } catch (IOException e) {
        failure = String.valueOf(e.getMessage());
      }
      return new Exchange(localPort, Octets.of(answer), failure);
    }
  }

  /** The next octets of plain text; empty at the end. */
  static byte[] read(SSLSocket socket) throws IOException {
    byte[] buffer = new byte[ANSWER_SIZE_MAX];
    int length = socket.getInputStream().read(buffer);
    return length < 0 ? new byte[0] : Arrays.copyOf(buffer, length);
  }

  /** One identity, whatever the other side asks for. */
  private static final class OneKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "one";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    OneKey(TestPki.Issued identity, TestPki.Issued... behind) throws GeneralSecurityException {
      key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(identity.pkcs8()));
      CertificateView[] own = identity.chain();
      // A root is known to those who trust it, and is not sent.
      int ownCount = Math.max(1, own.length - 1);
      chain = new X509Certificate[ownCount + behind.length];
      for (int i = 0; i < chain.length; i++) {
        chain[i] = certificate(i < ownCount ? own[i] : behind[i - ownCount].certificate());
      }
    }

    private static X509Certificate certificate(CertificateView view) throws CertificateException {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(view.encoded()));
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return Arrays.asList(keyTypes).contains("EC") ? ALIAS : null;
    }

    @Override
    public String chooseEngineClientAlias(
        String[] keyTypes, Principal[] issuers, SSLEngine engine) {
      return chooseClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return keyType.startsWith("EC") ? ALIAS : null;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
      return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }

  private static final class TrustsEverybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
