/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The TLS of the Java library behind the interface of ours: an independent peer for tests. It
 * trusts everybody unless told otherwise.
 */
final class JsseChannel implements SecureChannel {

  private static final int BUFFER_SIZE = 1 << 17;

  private final SSLEngine engine;
  private final ByteBuffer input = ByteBuffer.allocate(BUFFER_SIZE);
  private final ByteBuffer output = ByteBuffer.allocate(BUFFER_SIZE);
  private final ByteBuffer plain = ByteBuffer.allocate(BUFFER_SIZE);
  private final String[] sniSeen = new String[1];
  private boolean started;
  private boolean open;
  private boolean closing;
  private SSLException failure;

  /**
   * An end.
   *
   * @param identity who it is; null for nobody
   * @param protocol {@code TLSv1.2} or {@code TLSv1.3}
   */
  JsseChannel(boolean server, TestPki.Issued identity, String protocol, boolean trusting)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = identity == null ? null : new KeyManager[] {new OneKey(identity)};
    context.init(keys, new TrustManager[] {new Trust(trusting)}, null);
    engine = server ? context.createSSLEngine() : context.createSSLEngine("server.example", 10161);
    engine.setUseClientMode(!server);
    engine.setEnabledProtocols(new String[] {protocol});
    if (server) {
      engine.setNeedClientAuth(true);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setSNIMatchers(
          List.of(
              new SNIMatcher(0) {
                @Override
                public boolean matches(SNIServerName name) {
                  sniSeen[0] = new SNIHostName(name.getEncoded()).getAsciiName();
                  return true;
                }
              }));
      engine.setSSLParameters(parameters);
    }
    input.flip();
    output.flip();
    plain.flip();
  }

  SSLEngine engine() {
    return engine;
  }

  /** The server name that the client asked for. */
  String serverNameSeen() {
    return sniSeen[0];
  }

  SSLException failure() {
    return failure;
  }

  /** Starts a key update in TLS 1.3, a renegotiation in TLS 1.2. */
  void handshakeAgain() throws SSLException {
    engine.beginHandshake();
    wrap(new byte[0], 0, 0);
  }

  void doNotAskForCertificate() {
    engine.setNeedClientAuth(false);
  }

  private void run() {
    if (failure != null) {
      return;
    }
    try {
      if (!started) {
        started = true;
        engine.beginHandshake();
      }
      boolean progress = true;
      while (progress) {
        progress = false;
        switch (engine.getHandshakeStatus()) {
          case NEED_TASK:
            engine.getDelegatedTask().run();
            progress = true;
            break;
          case NEED_WRAP:
            progress = wrap(new byte[0], 0, 0);
            break;
          default:
            progress = unwrap();
        }
      }
    } catch (SSLException e) {
      failure = e;
      alert();
    }
  }

  /** Lets the engine write the alert of its failure. */
  private void alert() {
    try {
      while (wrap(new byte[0], 0, 0)) {
        // one record after the other
      }
    } catch (SSLException e) {
      failure = e;
    }
  }

  private boolean wrap(byte[] from, int offset, int length) throws SSLException {
    output.compact();
    SSLEngineResult result;
    try {
      result = engine.wrap(ByteBuffer.wrap(from, offset, length), output);
    } finally {
      output.flip();
    }
    note(result);
    return result.bytesProduced() > 0;
  }

  private boolean unwrap() throws SSLException {
    if (!input.hasRemaining() || engine.isInboundDone()) {
      return false;
    }
    plain.compact();
    SSLEngineResult result;
    try {
      result = engine.unwrap(input, plain);
    } finally {
      plain.flip();
    }
    note(result);
    return result.bytesConsumed() > 0
        || result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_TASK;
  }

  private void note(SSLEngineResult result) {
    open |= result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.FINISHED;
  }

  @Override
  public int state() {
    if (failure != null) {
      return FAILED;
    }
    if (engine.isInboundDone() && engine.isOutboundDone()) {
      return CLOSED;
    }
    if (engine.isInboundDone() || closing) {
      return CLOSING;
    }
    return open ? OPEN : HANDSHAKING;
  }

  @Override
  public int offerInput(byte[] from, int offset, int length) {
    input.compact();
    input.put(from, offset, length);
    input.flip();
    run();
    return length;
  }

  @Override
  public void endOfInput() {
    try {
      engine.closeInbound();
    } catch (SSLException e) {
      failure = e;
    }
  }

  @Override
  public int readPlain(byte[] into, int offset, int length) {
    int read = Math.min(length, plain.remaining());
    plain.get(into, offset, read);
    return read;
  }

  @Override
  public int plainAvailable() {
    return plain.remaining();
  }

  @Override
  public boolean writePlain(byte[] from, int offset, int length) {
    if (state() != OPEN) {
      return false;
    }
    try {
      wrap(from, offset, length);
      return true;
    } catch (SSLException e) {
      failure = e;
      return false;
    }
  }

  @Override
  public int outputAvailable() {
    run();
    return output.remaining();
  }

  @Override
  public int writable() {
    return open ? 16_000 : 0;
  }

  @Override
  public int readOutput(byte[] into, int offset, int length) {
    run();
    int read = Math.min(length, output.remaining());
    output.get(into, offset, read);
    return read;
  }

  @Override
  public void close() {
    closing = true;
    engine.closeOutbound();
    run();
  }

  @Override
  public boolean isPeerClosed() {
    return engine.isInboundDone();
  }

  @Override
  public TlsRefusal refusal() {
    return null;
  }

  @Override
  public PeerCertificates peer() {
    return null;
  }

  @Override
  public String protocol() {
    return engine.getSession().getProtocol();
  }

  @Override
  public String cipherSuite() {
    return engine.getSession().getCipherSuite();
  }

  private static final class OneKey extends X509ExtendedKeyManager {

    private final PrivateKey key;
    private final X509Certificate[] chain;

    OneKey(TestPki.Issued identity) throws GeneralSecurityException {
      CertificateView[] views = identity.chain();
      chain = new X509Certificate[views.length];
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (int i = 0; i < views.length; i++) {
        chain[i] =
            (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(views[i].encoded()));
      }
      key =
          KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(identity.pkcs8()));
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return "one";
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return type.startsWith(key.getAlgorithm().substring(0, 2)) ? "one" : null;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"one"};
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return "one";
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {"one"};
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return "one";
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

  private static final class Trust extends X509ExtendedTrustManager {

    private final boolean trusting;

    Trust(boolean trusting) {
      this.trusting = trusting;
    }

    private void judge() throws CertificateException {
      if (!trusting) {
        throw new CertificateException("trusts nobody");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      judge();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      judge();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      judge();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      judge();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
