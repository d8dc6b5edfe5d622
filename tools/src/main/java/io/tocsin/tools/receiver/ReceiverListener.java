/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.tls.TlsRefusal;

/** Is told what a receiver sees. */
public interface ReceiverListener {

  /**
   * A notification arrived.
   *
   * @param notification the notification
   * @param duplicate whether this receiver had it before, by its tocsinEventId
   */
  void received(Notification notification, boolean duplicate);

  /**
   * A session did not come about.
   *
   * @param sender who tried
   * @param refusal what TLS says about it, or null when it is not a matter of TLS
   * @param text all about it in one paragraph
   */
  void refused(Sender sender, TlsRefusal refusal, String text);

  /**
   * An open session ended otherwise than by the will of one side.
   *
   * @param sender who was at the other end
   * @param text why, in one paragraph
   */
  void broken(Sender sender, String text);
}
