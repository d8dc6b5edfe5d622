/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.dm.auth.HmacHeader;
import io.tocsin.dm.auth.NotificationMessage;
import io.tocsin.dm.client.Notifications;
import io.tocsin.dm.client.WireTrace;
import io.tocsin.dm.http.HttpExchange;
import io.tocsin.dm.http.HttpRequest;
import io.tocsin.dm.http.MediaType;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.Disclosure;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.DatagramPort;
import io.tocsin.hal.Log;
import io.tocsin.text.Utf8;

/**
 * Writes each message of OMA DM into the log: what HTTP says of it, and the message itself as
 * compact XML.
 *
 * <pre>
 *   Sent to com.example.dm: POST https://dm.example.com/dm, application/vnd.syncml.dm+wbxml, 312
 *   bytes: &lt;SyncML&gt;&lt;SyncHdr&gt; ... &lt;Cred&gt;&lt;Data&gt;(removed)&lt;/Data&gt; ...
 * </pre>
 *
 * <p>Anybody can send notification messages; of those, so many are told in a second and no more.
 */
public final class DmTrace implements WireTrace {

  /** Notification messages that are told in a second, over a while. */
  static final int NOTIFICATIONS_PER_SECOND = 1;

  /** Notification messages that are told at once. */
  static final int NOTIFICATIONS_BURST = 20;

  private static final String TOPIC = "trace";

  private final Log log;
  private final TraceText text = new TraceText();
  private final SyncmlText messageText;
  private final HmacHeader code = new HmacHeader();
  private final NotificationMessage notification = new NotificationMessage();
  private final TokenBucket notifications =
      new TokenBucket(NOTIFICATIONS_PER_SECOND, NOTIFICATIONS_BURST);
  private long untoldCount;

  /**
   * A trace.
   *
   * @param log takes an entry of severity {@link Log#INFO} for each message
   * @param tree says which values may be shown; nothing is changed in it
   * @param messageBytesMax longest message in bytes
   */
  public DmTrace(Log log, ManagementTree tree, int messageBytesMax) {
    this.log = log;
    messageText = new SyncmlText(text, messageBytesMax, new Disclosure(tree));
  }

  private void write() {
    log.write(Log.INFO, TOPIC, text.end());
  }

  @Override
  public void sent(String serverId, HttpRequest request) {
    text.begin().add("Sent to ").add(serverId).add(": POST ");
    text.add(AddressText.withoutSecrets(request.url().toString()));
    text.add(", ").add(MediaType.name(request.mediaType()));
    text.add(", ").add(request.bodyLength()).add(" bytes");
    if (request.integrityLength() > 0) {
      addIntegrity(request.integrity(), request.integrityLength());
    }
    addMessage(
        request.body(), request.bodyOffset(), request.bodyLength(), encoding(request.mediaType()));
    write();
  }

  @Override
  public void answered(String serverId, String problem, HttpExchange exchange) {
    if (problem != null) {
      text.begin().add("No answer from ").add(serverId).add(": ").add(problem);
      write();
      return;
    }
    text.begin().add("Received from ").add(serverId).add(": HTTP status ").add(exchange.status());
    if (exchange.location() != null) {
      text.add(", Location ").add(AddressText.withoutSecrets(exchange.location()));
    }
    if (exchange.retryAfterSeconds() >= 0) {
      text.add(", Retry-After ").add(exchange.retryAfterSeconds()).add(" s");
    }
    if (exchange.integrityLength() >= 0) {
      addIntegrity(exchange.integrity(), exchange.integrityLength());
    }
    if (exchange.bodyLength() > 0) {
      Encoding encoding = encoding(exchange.mediaType());
      text.add(encoding == Encoding.XML ? ", XML, " : ", WBXML, ");
      text.add(exchange.bodyLength()).add(" bytes");
      addMessage(exchange.body(), 0, exchange.bodyLength(), encoding);
    }
    write();
  }

  private static Encoding encoding(int mediaType) {
    return mediaType == MediaType.XML ? Encoding.XML : Encoding.WBXML;
  }

  private void addIntegrity(byte[] value, int length) {
    int error = code.read(value, 0, length);
    if (error == HmacHeader.NONE) {
      text.add(", x-syncml-hmac: algorithm=MD5, username=");
      addQuoted(code.userName());
      text.add(", mac=").add(TraceText.REMOVED);
    } else {
      text.add(", x-syncml-hmac of ").add(length).add(" bytes, not decodable: ");
      text.add(HmacHeader.name(error));
    }
  }

  private void addQuoted(String name) {
    byte[] octets = Utf8.bytes(name);
    text.addOctets(octets, 0, octets.length);
  }

  private void addMessage(byte[] bytes, int offset, int length, Encoding encoding) {
    text.add(": ");
    messageText.add(bytes, offset, length, encoding);
  }

  @Override
  public void notified(String from, byte[] datagram, int length, int fate, long nowMs) {
    if (!notifications.isOpen(nowMs)) {
      untoldCount++;
      return;
    }
    notifications.take(1, nowMs);
    text.begin().add("Received from ").add(String.valueOf(from)).add(": notification message, ");
    if (length == DatagramPort.TOO_LONG) {
      text.add("longer than ").add(datagram.length).add(" bytes");
    } else {
      addNotification(datagram, length);
    }
    text.add("; ").add(Notifications.fateText(fate));
    if (untoldCount > 0) {
      text.add("; ").add(untoldCount).add(" before it are not shown");
      untoldCount = 0;
    }
    write();
  }

  /** Of one that cannot be read nothing is shown, as its digest may be anywhere in it. */
  private void addNotification(byte[] datagram, int length) {
    text.add(length).add(" bytes");
    int error = notification.read(datagram, 0, length);
    if (error != NotificationMessage.NONE) {
      text.add(", not decodable: ").add(NotificationMessage.name(error));
      return;
    }
    text.add(", server ");
    addQuoted(notification.serverId());
    text.add(", session ").add(notification.sessionIdText());
    text.add(", user interaction ").add(interaction(notification.userInteractionMode()));
    text.add(notification.isServerInitiated() ? ", begun by the server" : ", begun by the user");
    text.add(", vendor's part of ").add(notification.vendorPart().length).add(" bytes");
    text.add(", digest ").add(TraceText.REMOVED);
  }

  private static String interaction(int mode) {
    switch (mode) {
      case NotificationMessage.BACKGROUND:
        return "in the background";
      case NotificationMessage.INFORMATIVE:
        return "to tell the user";
      case NotificationMessage.USER_INTERACTION:
        return "to ask the user";
      default:
        return "not specified";
    }
  }
}
