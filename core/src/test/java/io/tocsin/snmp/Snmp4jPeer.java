/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.snmp4j.CertifiedTarget;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.TransportStateReference;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.TSM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TlsAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.AbstractTransportMapping;
import org.snmp4j.util.DefaultPDUFactory;

/** SNMP4J with its Transport Security Model, joined to a {@link TestEngine} without a network. */
final class Snmp4jPeer implements AutoCloseable, CommandResponder {

  private static final TlsAddress ADDRESS = new TlsAddress("127.0.0.1/10161");
  private static final OctetString OWN_ENGINE_ID = OctetString.fromHexString("80:00:7e:d9:05:09");

  private final TestEngine engine;
  private final Snmp snmp;
  private final Pipe pipe = new Pipe();

  /** PDUs of the notifications that came, as SNMP4J shows them. */
  final List<PDU> notifications = new ArrayList<>();

  Snmp4jPeer(TestEngine engine) {
    this.engine = engine;
    CounterSupport counters = new CounterSupport();
    TSM tsm = new TSM(OWN_ENGINE_ID, false, counters);
    SecurityModels models =
        SecurityModels.getCollection(new org.snmp4j.security.SecurityModel[] {tsm});
    MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(
        new MPv3(
            OWN_ENGINE_ID.getValue(),
            new DefaultPDUFactory(),
            SecurityProtocols.getInstance(),
            models,
            counters));
    snmp = new Snmp(dispatcher, pipe);
    snmp.addCommandResponder(this);
  }

  /** A PDU for the engine's default context. */
  static ScopedPDU pdu(int type, String... names) {
    ScopedPDU pdu = new ScopedPDU();
    pdu.setType(type);
    pdu.setContextEngineID(new OctetString(TestEngine.ENGINE_ID.toArray()));
    for (String name : names) {
      pdu.add(new VariableBinding(new OID(name)));
    }
    return pdu;
  }

  /** Sends a request and returns the response; null when there was none. */
  PDU send(ScopedPDU pdu, int securityLevel) throws IOException {
    CertifiedTarget<TlsAddress> target = new CertifiedTarget<>(new OctetString("manager"));
    target.setAddress(ADDRESS);
    target.setVersion(SnmpConstants.version3);
    target.setSecurityModel(org.snmp4j.security.SecurityModel.SECURITY_MODEL_TSM);
    target.setSecurityLevel(securityLevel);
    target.setRetries(0);
    // The answer comes within the call; only a lost one is waited for.
    target.setTimeout(5000);
    return snmp.send(pdu, target).getResponse();
  }

  /** Hands what the engine sent last to SNMP4J. */
  void takeWhatTheEngineSent() {
    pipe.deliver(engine.transport.lastBytes());
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    PDU pdu = event.getPDU();
    notifications.add(pdu);
    event.setProcessed(true);
    if (pdu.getType() == PDU.INFORM) {
      respond(event, pdu);
    }
  }

  private static <A extends Address> void respond(CommandResponderEvent<A> event, PDU inform) {
    PDU response = (PDU) inform.clone();
    response.setType(PDU.RESPONSE);
    try {
      event
          .getMessageDispatcher()
          .returnResponsePdu(
              event.getMessageProcessingModel(),
              event.getSecurityModel(),
              event.getSecurityName(),
              event.getSecurityLevel(),
              response,
              event.getMaxSizeResponsePDU(),
              event.getStateReference(),
              new org.snmp4j.mp.StatusInformation());
    } catch (org.snmp4j.MessageException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }

  /** A transport that is one call long. */
  private final class Pipe extends AbstractTransportMapping<TlsAddress> {

    @Override
    public Class<? extends Address> getSupportedAddressClass() {
      return TlsAddress.class;
    }

    @Override
    public void sendMessage(
        TlsAddress address,
        byte[] message,
        TransportStateReference state,
        long timeoutMs,
        int retryCount) {
      if (engine.receive(Arrays.copyOf(message, message.length))) {
        deliver(engine.transport.lastBytes());
      }
    }

    void deliver(byte[] message) {
      TransportStateReference state =
          new TransportStateReference(
              this,
              ADDRESS,
              new OctetString("manager"),
              SecurityLevel.undefined,
              SecurityLevel.authPriv,
              false,
              "session");
      fireProcessMessage(ADDRESS, ByteBuffer.wrap(message), state);
    }

    @Override
    public void close() {}

    @Override
    public void listen() {}

    @Override
    public boolean isListening() {
      return true;
    }

    @Override
    public TlsAddress getListenAddress() {
      return ADDRESS;
    }
  }
}
