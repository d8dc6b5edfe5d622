/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Vector;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The least that a program in Java needs for mutually authenticated TLS 1.3 by Bouncy Castle: a
 * handshake with a server whose certificate is the expected one, one record, and then nothing.
 */
public final class MinimalTlsClient extends DefaultTlsClient {

  /** A record as long as a notification. */
  private static final int RECORD_BYTES = 200;

  private final BcTlsCrypto cryptography;
  private final byte[] own;
  private final byte[] peer;
  private final AsymmetricKeyParameter key;

  private MinimalTlsClient(BcTlsCrypto cryptography, Path folder) throws IOException {
    super(cryptography);
    this.cryptography = cryptography;
    own = read(folder.resolve("board.crt"));
    peer = read(folder.resolve("receiver.crt"));
    key = PrivateKeyFactory.createKey(read(folder.resolve("board.key")));
  }

  /** The first object of a PEM file. */
  private static byte[] read(Path file) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf("-----\n") + "-----\n".length();
    return Base64.getMimeDecoder().decode(text.substring(begin, text.indexOf("-----END")));
  }

  /**
   * Connects, sends, and waits to be ended.
   *
   * @param arguments folder of the certificates, port of the server on 127.0.0.1
   * @throws Exception when something fails
   */
  public static void main(String[] arguments) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    TlsClientProtocol protocol =
        new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
    protocol.connect(
        new MinimalTlsClient(new BcTlsCrypto(new SecureRandom()), Path.of(arguments[0])));
    protocol.getOutputStream().write(record());
    protocol.getOutputStream().flush();
    Thread.sleep(Long.MAX_VALUE);
  }

  /** Looks like a message to the sink. */
  private static byte[] record() {
    byte[] record = new byte[RECORD_BYTES];
    record[0] = 0x30;
    record[1] = (byte) 0x81;
    record[2] = (byte) (RECORD_BYTES - 3);
    return record;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.TLSv13.only();
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        if (!Arrays.equals(server.getCertificate().getCertificateAt(0).getEncoded(), peer)) {
          throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return new BcDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(context), cryptography, key, chain(request), algorithm());
      }
    };
  }

  private Certificate chain(CertificateRequest request) throws IOException {
    TlsCertificate certificate = cryptography.createCertificate(own);
    CertificateEntry[] chain = {new CertificateEntry(certificate, null)};
    return new Certificate(request.getCertificateRequestContext(), chain);
  }

  private static SignatureAndHashAlgorithm algorithm() {
    return SignatureScheme.getSignatureAndHashAlgorithm(SignatureScheme.ecdsa_secp256r1_sha256);
  }

  @Override
  protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithms() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    algorithms.add(algorithm());
    return algorithms;
  }
}
