/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.snmp4j.CertifiedTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.TransportMapping;
import org.snmp4j.agent.BaseAgent;
import org.snmp4j.agent.CommandProcessor;
import org.snmp4j.agent.mo.snmp.SnmpCommunityMIB;
import org.snmp4j.agent.mo.snmp.SnmpNotificationMIB;
import org.snmp4j.agent.mo.snmp.SnmpTargetMIB;
import org.snmp4j.agent.mo.snmp.VacmMIB;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.TSM;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TlsAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.TLSTM;
import org.snmp4j.transport.tls.DefaultTlsTmSecurityCallback;

/**
 * The agent of SNMP4J-Agent as its framework makes it, which tells of its start over TLS. Of the
 * two bases that the framework has, this one is the smaller.
 */
@SuppressWarnings("deprecation")
public final class Snmp4jBoard extends BaseAgent {

  private final Path folder;
  private final int port;
  private final String password;

  private Snmp4jBoard(Path folder, int port, String password) {
    super(
        new File(folder.toFile(), "snmp4j.boots"),
        null,
        new CommandProcessor(new OctetString(MPv3.createLocalEngineID())));
    this.folder = folder;
    this.port = port;
    this.password = password;
  }

  /**
   * Runs until it is ended.
   *
   * @param arguments folder of the key stores, port of the receiver, password of the key stores
   * @throws Exception when something fails
   */
  public static void main(String[] arguments) throws Exception {
    Snmp4jBoard agent =
        new Snmp4jBoard(Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments[2]);
    agent.init();
    agent.finishInit();
    agent.run();
    agent.tell();
    Thread.sleep(Long.MAX_VALUE);
  }

  private static TlsAddress address(int port) throws IOException {
    byte[] loopback = InetAddress.getLoopbackAddress().getAddress();
    return new TlsAddress(InetAddress.getByAddress("localhost", loopback), port);
  }

  @Override
  protected void initTransportMappings() throws IOException {
    DefaultTlsTmSecurityCallback peers = new DefaultTlsTmSecurityCallback();
    peers.addAcceptedSubjectDN("CN=receiver");
    TLSTM transport = new TLSTM(peers, address(0), CounterSupport.getInstance(), false);
    transport.setProtocolVersions(new String[] {"TLSv1.3"});
    transport.setKeyStore(folder.resolve("snmp4j.p12").toString());
    transport.setKeyStorePassword(password);
    transport.setTrustStore(folder.resolve("trust.p12").toString());
    transport.setTrustStorePassword(password);
    transport.setLocalCertificateAlias("board");
    transportMappings = new TransportMapping<?>[] {transport};
  }

  /** As the framework's own, with the Transport Security Model in the place of the User-based. */
  @Override
  protected void initMessageDispatcher() {
    dispatcher = new MessageDispatcherImpl();
    OctetString engineId = agent.getContextEngineID();
    usm = new USM(SecurityProtocols.getInstance(), engineId, updateEngineBoots());
    SecurityModels models = new SecurityModels();
    models.addSecurityModel(new TSM(engineId, false));
    mpv3 =
        new MPv3(
            engineId.getValue(),
            null,
            SecurityProtocols.getInstance(),
            models,
            CounterSupport.getInstance());
    dispatcher.addMessageProcessingModel(mpv3);
    initSnmpSession();
  }

  @Override
  protected void initSnmpSession() {
    session = new Snmp(dispatcher);
    session.addTransportMapping(transportMappings[0]);
    updateSession(session);
  }

  /** Its tables have no way to say of a target that it is reached over TLS; see {@link #tell}. */
  @Override
  protected void addNotificationTargets(SnmpTargetMIB targets, SnmpNotificationMIB notifications) {
    targets.addDefaultTDomains();
  }

  /** Tells the receiver of the start, through the session of the agent. */
  private void tell() throws IOException {
    CertifiedTarget<TlsAddress> target =
        new CertifiedTarget<>(address(port), new OctetString("receiver"), null, null);
    target.setVersion(SnmpConstants.version3);
    target.setSecurityModel(SecurityModel.SECURITY_MODEL_TSM);
    target.setSecurityLevel(SecurityLevel.AUTH_PRIV);
    ScopedPDU trap = new ScopedPDU();
    trap.setType(PDU.NOTIFICATION);
    trap.add(new VariableBinding(SnmpConstants.snmpTrapOID, SnmpConstants.coldStart));
    session.send(trap, target);
  }

  @Override
  protected void addViews(VacmMIB vacm) {
    // Nobody asks it.
  }

  @Override
  protected void addUsmUser(USM users) {
    // Certificates say who is who.
  }

  @Override
  protected void addCommunities(SnmpCommunityMIB communities) {
    // SNMPv3 alone.
  }

  @Override
  protected void registerManagedObjects() {
    // Nothing beyond what the framework registers by itself.
  }

  @Override
  protected void unregisterManagedObjects() {
    // Nothing was registered.
  }
}
