/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.BerError;
import io.tocsin.snmp.Pdu;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tools.values.Variable;
import java.util.List;

/** The one request that waits for its answer. Whatever else arrives is passed over. */
final class PendingRequest implements TransportReceiver {

  private final V3Message message = new V3Message();
  private final VarbindCursor varbinds = new VarbindCursor();
  private int messageIdFirst;
  private int messageIdLast;
  private int requestId;
  private boolean answered;
  private boolean report;
  private Response response;

  /** Begins to wait. */
  void begin(int newRequestId, int messageId) {
    requestId = newRequestId;
    messageIdFirst = messageId;
    messageIdLast = messageId;
    answered = false;
    report = false;
    response = null;
  }

  /** The request has been sent once more, under the next number. */
  void sentAgain() {
    messageIdLast++;
  }

  /** Number of the message that was sent last. */
  int messageIdLast() {
    return messageIdLast;
  }

  boolean isAnswered() {
    return answered;
  }

  /** Whether the answer is a Report-PDU. */
  boolean isReport() {
    return report;
  }

  Response response() {
    return response;
  }

  @Override
  public void receiveMessage(
      TransportModel transport,
      TmStateReference state,
      byte[] bytes,
      int offset,
      int length,
      long nowMs) {
    if (answered || !message.readWithoutVarbinds(bytes, offset, length) || !isExpected()) {
      return;
    }
    Pdu pdu = message.pdu();
    List<Variable> variables = Variable.readAll(pdu.varbinds(varbinds));
    if (varbinds.error() != BerError.NONE) {
      return;
    }
    report = pdu.type() == PduType.REPORT;
    response = new Response(pdu.errorStatus(), pdu.errorIndex(), variables);
    answered = true;
  }

  private boolean isExpected() {
    int messageId = message.header().messageId();
    if (messageId < messageIdFirst
        || messageId > messageIdLast
        || message.header().securityModel() != SecurityModelNumber.TSM) {
      return false;
    }
    int type = message.pdu().type();
    // RFC 3412 §7.2 step 11: a Report may come at a lower level and without the request-id.
    return type == PduType.REPORT
        || (type == PduType.RESPONSE
            && message.pdu().requestId() == requestId
            && message.header().securityLevel() == SecurityLevel.AUTH_PRIV);
  }
}
