/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.tools.dm.http.PemFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.snmp4j.CertifiedTarget;
import org.snmp4j.CommandResponder;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.TSM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TlsAddress;
import org.snmp4j.transport.TLSTM;
import org.snmp4j.transport.tls.DefaultTlsTmSecurityCallback;
import org.snmp4j.transport.tls.SecurityNameMapping.CertMappingType;
import org.snmp4j.transport.tls.TLSTMUtil;
import org.snmp4j.util.WorkerTask;

/** An SNMP4J engine with the Transport Security Model over TLS, as manager or as receiver. */
final class Snmp4jPeer implements AutoCloseable {

  private static final String PASSWORD = "test";

  private final Snmp snmp;
  private final Transport transport;

  private Snmp4jPeer(Snmp snmp, Transport transport) {
    this.snmp = snmp;
    this.transport = transport;
  }

  /**
   * Starts an engine that asks.
   *
   * @param site where its certificates are
   * @param name the identity to use
   * @param version the only version of TLS that it speaks, for example TLSv1.3
   */
  static Snmp4jPeer manager(Site site, String name, String version)
      throws IOException, GeneralSecurityException {
    DefaultTlsTmSecurityCallback servers = new DefaultTlsTmSecurityCallback();
    // Asked in addition to the path and the host's name; without an answer it refuses everybody.
    servers.addAcceptedSubjectDN("CN=board1");
    TlsAddress notListening = address("127.0.0.1", 0);
    Transport transport = new Transport(servers, notListening, false);
    configure(transport, site, name, version);
    Snmp4jPeer manager = new Snmp4jPeer(new Snmp(dispatcher()), transport);
    // Not to be added to the dispatcher itself, which would then send but never receive.
    manager.snmp.addTransportMapping(transport);
    manager.snmp.listen();
    return manager;
  }

  /**
   * Starts an engine that waits for notifications and acknowledges informs.
   *
   * @param site where its certificates are
   * @param name the identity to use
   * @param version the only version of TLS that it speaks, for example TLSv1.3
   * @param host where it waits for connections, at a port of its choice
   * @param senders security name of each identity of the site that has one
   * @param listener what becomes of the notifications
   */
  static Snmp4jPeer receiver(
      Site site,
      String name,
      String version,
      String host,
      Map<String, String> senders,
      CommandResponder listener)
      throws IOException, GeneralSecurityException {
    DefaultTlsTmSecurityCallback names = new DefaultTlsTmSecurityCallback();
    for (Map.Entry<String, String> sender : senders.entrySet()) {
      names.addSecurityNameMapping(
          TLSTMUtil.getFingerprint(certificate(site, sender.getKey())),
          CertMappingType.Specified,
          new OctetString(sender.getValue().getBytes(UTF_8)),
          null);
    }
    TlsAddress address = address(host, 0);
    Transport transport = new Transport(names, address, true);
    configure(transport, site, name, version);
    Snmp4jPeer receiver = new Snmp4jPeer(new Snmp(dispatcher()), transport);
    if (!receiver.snmp.addNotificationListener(transport, address, listener)) {
      receiver.close();
      throw new AssertionError("SNMP4J cannot listen at " + host);
    }
    return receiver;
  }

  private static MessageDispatcherImpl dispatcher() {
    OctetString engineId = new OctetString(MPv3.createLocalEngineID());
    SecurityModels models = new SecurityModels();
    models.addSecurityModel(new TSM(engineId, false));
    MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(
        new MPv3(
            engineId.getValue(),
            null,
            SecurityProtocols.getInstance(),
            models,
            CounterSupport.getInstance()));
    return dispatcher;
  }

  private static void configure(TLSTM transport, Site site, String name, String version)
      throws IOException, GeneralSecurityException {
    transport.setProtocolVersions(new String[] {version});
    transport.setKeyStore(keyStore(site, name).toString());
    transport.setKeyStorePassword(PASSWORD);
    transport.setTrustStore(trustStore(site).toString());
    transport.setTrustStorePassword(PASSWORD);
    transport.setLocalCertificateAlias(name);
  }

  /** The engine. */
  Snmp snmp() {
    return snmp;
  }

  /** The port at which a receiver waits. */
  int port() {
    return transport.getListenAddress().getPort();
  }

  /**
   * An address with the name that the site's certificates bear; SNMP4J would look another one up.
   */
  private static TlsAddress address(String host, int port) throws UnknownHostException {
    byte[] octets = InetAddress.getByName(host).getAddress();
    return new TlsAddress(InetAddress.getByAddress("localhost", octets), port);
  }

  /** A board as the target of requests. */
  static CertifiedTarget<TlsAddress> target(String host, int port, String securityName)
      throws UnknownHostException {
    CertifiedTarget<TlsAddress> target =
        new CertifiedTarget<>(address(host, port), new OctetString(securityName), null, null);
    target.setVersion(SnmpConstants.version3);
    target.setSecurityModel(SecurityModel.SECURITY_MODEL_TSM);
    target.setSecurityLevel(SecurityLevel.AUTH_PRIV);
    target.setTimeout(Processes.PATIENCE.toMillis() / 2);
    target.setRetries(0);
    return target;
  }

  /** An empty request. */
  static ScopedPDU request(int type) {
    ScopedPDU request = new ScopedPDU();
    request.setType(type);
    return request;
  }

  /** Sends a request and waits for its response or report. */
  PDU ask(PDU request, CertifiedTarget<TlsAddress> target) throws IOException {
    PDU response = snmp.send(request, target).getResponse();
    if (response == null) {
      throw new AssertionError("no response to " + request);
    }
    return response;
  }

  /** Ends its sessions and threads. */
  @Override
  public void close() throws IOException {
    snmp.close();
  }

  private static Path keyStore(Site site, String name)
      throws IOException, GeneralSecurityException {
    X509Certificate certificate = certificate(site, name);
    PrivateKey key = PemFiles.key(site.key(name), certificate.getPublicKey().getAlgorithm());
    KeyStore store = emptyStore();
    Certificate[] chain = {certificate, certificate(site, "ca")};
    store.setKeyEntry(name, key, PASSWORD.toCharArray(), chain);
    return write(store, site.folder(), name);
  }

  private static Path trustStore(Site site) throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("ca", certificate(site, "ca"));
    return write(store, site.folder(), "trust");
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Path write(KeyStore store, Path folder, String name)
      throws IOException, GeneralSecurityException {
    Path file = Files.createTempFile(folder, name, ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private static X509Certificate certificate(Site site, String name)
      throws IOException, GeneralSecurityException {
    return (X509Certificate) PemFiles.certificates(site.certificate(name)).iterator().next();
  }

  /**
   * A transport of which the end is the end of its thread and of its sessions too. The end that
   * SNMP4J 3.13.1 gives it looks for the thread in a field that TLSTM does not fill, and so does
   * nothing: the agent would have the sessions until they have been idle for too long. With the
   * field filled it may wait for a thread that waits for its monitor.
   */
  private static final class Transport extends TLSTM {

    Transport(DefaultTlsTmSecurityCallback callback, TlsAddress address, boolean isServer)
        throws IOException {
      super(callback, address, CounterSupport.getInstance(), isServer);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // see above
    public void close() {
      WorkerTask task = getListenWorkerTask();
      if (task == null) {
        return;
      }
      task.terminate();
      task.interrupt();
      try {
        task.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      getSocketCleaner().cancel();
      sockets.values().forEach(SocketEntry::closeSession);
      closeSockets(sockets);
    }
  }
}
