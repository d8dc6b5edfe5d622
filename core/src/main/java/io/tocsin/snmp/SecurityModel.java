/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * A security model (RFC 3411 §4.4, with the parameters that RFC 5590 §4 adds). Message processing
 * chooses it by msgSecurityModel. The parameters of the abstract service interfaces are the values
 * of {@link IncomingMessage} and {@link OutgoingMessage}; each method says which it reads (IN) and
 * which it sets (OUT). A model counts its own refusals.
 */
public interface SecurityModel {

  /** Value of {@link IncomingMessage#securityStateReference()}: none. */
  int NO_STATE_REFERENCE = -1;

  /** Its msgSecurityModel, a value of {@link SecurityModelNumber}. */
  int number();

  /**
   * generateRequestMsg: secures a request or a notification.
   *
   * <p>IN: header (globalData), transport (transportDomain), sessionId (transportAddress),
   * securityEngineId, securityName, securityLevel, writer with the scopedPDU. OUT: writer with the
   * whole message, tmStateReference.
   *
   * @param message the parameters
   * @return a value of {@link SecurityStatus}
   */
  int generateRequestMsg(OutgoingMessage message);

  /**
   * generateResponseMsg: secures a response or a Report. The state that the reference names is
   * given back, whatever the result.
   *
   * <p>IN and OUT as in {@link #generateRequestMsg}, but what the state holds goes first.
   *
   * @param message the parameters
   * @param securityStateReference what {@link #processIncomingMsg} set for the request
   * @return a value of {@link SecurityStatus}
   */
  int generateResponseMsg(OutgoingMessage message, int securityStateReference);

  /**
   * processIncomingMsg: checks a received message.
   *
   * <p>IN: message with its header (maxMessageSize, securityParameters, securityModel, wholeMsg),
   * securityLevel, transport, tmStateReference. OUT: securityEngineId, securityName, scopedPdu
   * range, scopedPduSizeMax, securityStateReference; after an error those that are known, and
   * errorCounter where a Report is due.
   *
   * @param message the parameters
   * @return a value of {@link SecurityStatus}
   */
  int processIncomingMsg(IncomingMessage message);

  /**
   * Gives back the state of a message that will have no response (stateRelease, RFC 3411 §4.4.3).
   *
   * @param securityStateReference a reference that is in use
   */
  void releaseState(int securityStateReference);
}
