/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.snmp4j.MutablePDU;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.MutableStateReference;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.TSM;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TlsAddress;
import org.snmp4j.transport.DummyTransport;
import org.snmp4j.util.DefaultPDUFactory;

/**
 * Writes and reads {@link SampleTrap} as SNMP4J does for its users: by its message processing for
 * SNMPv3 with its Transport Security Model. It has no smaller public part that knows whole
 * messages.
 */
final class Snmp4jMessages {

  private final byte[] engineId = HexFormat.of().parseHex(SampleTrap.CONTEXT_ENGINE_ID);
  private final byte[] securityName = {'b', 'o', 'a', 'r', 'd'};
  private final TlsAddress address = new TlsAddress("127.0.0.1/10161");
  private final ScopedPDU trap = Snmp4jTrap.create();
  private final TransportStateReference transportState =
      new TransportStateReference(
          new DummyTransport<>(address),
          address,
          new OctetString(securityName),
          SecurityLevel.authPriv,
          SecurityLevel.authPriv,
          false,
          1L);
  private final MPv3 messageProcessing;

  Snmp4jMessages() {
    CounterSupport counters = new CounterSupport();
    SecurityModels models = new SecurityModels();
    models.addSecurityModel(new TSM(new OctetString(engineId), false, counters));
    messageProcessing =
        new MPv3(
            engineId,
            new DefaultPDUFactory(PDU.NOTIFICATION),
            SecurityProtocols.getInstance(),
            models,
            counters);
    messageProcessing.setCurrentMsgID(SampleTrap.MESSAGE_ID);
  }

  /** Writes the whole message; the first has {@link SampleTrap#MESSAGE_ID}, the others follow. */
  byte[] encode() {
    BEROutputStream stream = new BEROutputStream();
    try {
      expectSuccess(
          messageProcessing.prepareOutgoingMessage(
              address,
              SampleTrap.MESSAGE_SIZE_MAX,
              MPv3.ID,
              SecurityModel.SECURITY_MODEL_TSM,
              securityName,
              SecurityLevel.authPriv.getSnmpValue(),
              trap,
              false,
              new PduHandle(1),
              stream,
              transportState));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return stream.getBuffer().array();
  }

  /**
   * Reads the whole message.
   *
   * @param bytes the message
   */
  PDU decode(byte[] bytes) {
    MutablePDU pdu = new MutablePDU();
    expectSuccess(
        messageProcessing.prepareDataElements(
            null,
            address,
            new BERInputStream(ByteBuffer.wrap(bytes)),
            transportState,
            new Integer32(),
            new Integer32(),
            new OctetString(),
            new Integer32(),
            pdu,
            new PduHandle(),
            new Integer32(),
            new StatusInformation(),
            new MutableStateReference<>()));
    return pdu.getPdu();
  }

  private static void expectSuccess(int status) {
    if (status != SnmpConstants.SNMP_MP_OK) {
      throw new IllegalStateException("SNMP4J refuses the message with status " + status);
    }
  }
}
