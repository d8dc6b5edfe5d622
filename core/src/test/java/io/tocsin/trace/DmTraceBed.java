/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.dm.http.HttpError;
import io.tocsin.dm.http.HttpExchange;
import io.tocsin.dm.http.HttpLimits;
import io.tocsin.dm.http.HttpRequest;
import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.http.MediaType;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.SyncmlTree;
import io.tocsin.dm.tree.DeviceInformation;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A trace of OMA DM, which is given what a test wants to be on the wire. */
final class DmTraceBed {

  static final String SERVER = "com.example.dm";
  private static final int MESSAGE_BYTES_MAX = 16_384;

  final TestLog log = new TestLog();
  final DmTrace trace;
  HttpUrl url = HttpUrl.parse("https://dm.example.com/dm");

  DmTraceBed() {
    try {
      TreeDescription description =
          TreeDescription.standardObjects()
              .read("./Vendor node permanent Add,Get open\n./Led bool permanent Get,Replace");
      ManagementTree tree = new ManagementTree(description, new TreeLimits(), new MemoryStorage());
      new DeviceInformation("urn:tocsin:7", "Tocsin", "Model 1", "1.0", "en").mount(tree);
      trace = new DmTrace(log, tree, MESSAGE_BYTES_MAX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same message as tokens. */
  static byte[] wbxml(byte[] xml) {
    return SyncmlTree.read(xml, Encoding.XML).write(Encoding.WBXML);
  }

  /** The last entry, without the topic. */
  String last() {
    return log.since(log.size() - 1).get(0).substring("trace: ".length());
  }

  private static int mediaType(Encoding encoding) {
    return encoding == Encoding.XML ? MediaType.XML : MediaType.WBXML;
  }

  /** What is said of a message that goes out; null for no header with a code. */
  String sent(byte[] message, Encoding encoding, String code) {
    HttpRequest request = new HttpRequest("Tocsin/1").setUrl(url);
    request.setMessage(message, 0, message.length, mediaType(encoding));
    if (code != null) {
      request.setIntegrity(utf8(code), utf8(code).length);
    }
    trace.sent(SERVER, request);
    return last();
  }

  /** What is said of an answer with a message; fields end with CR and LF. */
  String received(byte[] message, Encoding encoding, String fields) {
    return answered(
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + encoding.mediaType()
            + "\r\nContent-Length: "
            + message.length
            + "\r\n"
            + fields
            + "\r\n",
        message);
  }

  /** What is said of an answer. */
  String answered(String head, byte[] body) {
    HttpExchange exchange = new HttpExchange(HttpLimits.DEFAULT, new byte[MESSAGE_BYTES_MAX]);
    HttpRequest request = new HttpRequest("Tocsin/1").setUrl(url);
    request.setMessage(new byte[0], 0, 0, MediaType.XML);
    exchange.begin(request);
    exchange.readOutput(new byte[4_096], 0, 4_096);
    exchange.offerInput(utf8(head), 0, utf8(head).length);
    exchange.offerInput(body, 0, body.length);
    assertEquals(HttpError.NONE, exchange.error(), HttpError.name(exchange.error()));
    trace.answered(SERVER, null, exchange);
    return last();
  }
}
