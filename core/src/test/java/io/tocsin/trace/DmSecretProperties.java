/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import static io.tocsin.trace.DmTraceBed.utf8;

import io.tocsin.dm.auth.Notifications;
import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.SampleMessages;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A secret is never in what the trace says of messages of OMA DM, wherever it was in them. */
class DmSecretProperties {

  private static final String SECRET = "SECRET";
  private static final String META = "<Meta><Format>b64</Format></Meta>";
  private static final String ACCOUNT = "./DMAcc/1/AppAuth/1/";

  /** Bodies, each with a place for a secret. */
  private static final List<String> BODIES =
      List.of(
          command("Add", target(ACCOUNT + "AAuthSecret") + data()),
          command("Add", target(ACCOUNT + "AAuthData") + META + data()),
          command("Replace", target(ACCOUNT + "AAuthSecret") + data()),
          command("Replace", data() + target(ACCOUNT + "AAuthSecret")),
          command("Replace", target("DMAcc/1/AppAuth/1/AAuthSecret") + data()),
          command("Replace", target("./DMAcc/1/AppAuth/1/%41AuthSecr%65t") + data()),
          command("Replace", target(ACCOUNT + "AAuthSecret?prop=Name") + data()),
          command("Replace", target("./DMAcc//AppAuth/1/AAuthSecret") + data()),
          command("Replace", target("./Led") + source(ACCOUNT + "AAuthSecret") + data()),
          command("Replace", target("./Vendor/wifi/key") + data()),
          command("Replace", target("./Nowhere") + data()),
          command("Replace", data()),
          command("Add", target("./DMAcc/2") + data()),
          command("Add", target("./Inbox") + "<Meta><Format>xml</Format></Meta>" + data()),
          command("Add", target(ACCOUNT + "AAuthSecret") + data() + "<MoreData/>"),
          command("Exec", target("./Led") + data()),
          command("Copy", target("./Led") + source(ACCOUNT + "AAuthSecret") + data()),
          command("Get", target(ACCOUNT + "AAuthSecret") + data()),
          command("Replace", target("./Led") + "<Meta><NextNonce>SECRET</NextNonce></Meta>"),
          command("Replace", target("./Led") + "<Meta><EMI>SECRET</EMI></Meta>"),
          command("Alert", data()),
          "<Alert><CmdID>1</CmdID><Data>1102</Data><Item>" + data() + "</Item></Alert>",
          "<Alert><CmdID>1</CmdID><Data>1226</Data><Item>"
              + source("./Vendor/x")
              + data()
              + "</Item></Alert>",
          "<Alert><CmdID>1</CmdID><Data>SECRET</Data></Alert>",
          "<Atomic><CmdID>9</CmdID><Sequence><CmdID>8</CmdID>"
              + command("Add", target(ACCOUNT + "AAuthSecret") + data())
              + "</Sequence></Atomic>",
          "<Get><CmdID>1</CmdID><Cred><Data>SECRET</Data></Cred></Get>",
          "<Put><CmdID>1</CmdID><Item>" + data() + "</Item></Put>",
          results(source(ACCOUNT + "AAuthSecret") + data()),
          results(source("./DMAcc?list=StructData") + data()),
          results(source("./DMAcc?list=TNDS") + data()),
          results(data()),
          status("<Chal>" + nonce() + "</Chal><Data>401</Data>"),
          status("<Cred><Data>SECRET</Data></Cred><Data>200</Data>"),
          status("<Data>200</Data><Item>" + data() + "</Item>"),
          status("<SourceRef>https://h/dm?s=SECRET</SourceRef><Data>200</Data>"));

  /** What may stand in a header besides. */
  private static final List<String> HEADERS =
      List.of(
          "<Cred>" + nonce() + "<Data>x</Data></Cred>",
          "<Cred><Meta><Type>syncml:auth-basic</Type></Meta><Data>SECRET</Data></Cred>",
          "<Cred><Data>SECRET</Data></Cred>",
          nonce(),
          "<RespURI>https://h.example/dm?session=SECRET</RespURI>",
          "<RespURI>/dm;jsessionid=SECRET</RespURI>",
          "<RespURI>https://user:SECRET@h.example/dm</RespURI>");

  private final DmTraceBed bed = new DmTraceBed();

  private static String command(String name, String item) {
    return "<" + name + "><CmdID>1</CmdID><Item>" + item + "</Item></" + name + ">";
  }

  private static String results(String item) {
    return "<Results><CmdID>1</CmdID><CmdRef>1</CmdRef><Item>" + item + "</Item></Results>";
  }

  private static String status(String more) {
    return "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>"
        + more
        + "</Status>";
  }

  private static String target(String uri) {
    return "<Target><LocURI>" + uri + "</LocURI></Target>";
  }

  private static String source(String uri) {
    return "<Source><LocURI>" + uri + "</LocURI></Source>";
  }

  private static String data() {
    return "<Data>SECRET</Data>";
  }

  private static String nonce() {
    return "<Meta><Format>b64</Format><NextNonce>SECRET</NextNonce></Meta>";
  }

  @Provide
  Arbitrary<String> secrets() {
    return Secrets.all();
  }

  @Provide
  Arbitrary<String> messages() {
    Arbitrary<String> inBodies =
        Arbitraries.of(BODIES).map(body -> SampleMessages.HEADER + body + SampleMessages.TRAILER);
    Arbitrary<String> inHeaders =
        Arbitraries.of(HEADERS)
            .map(
                header ->
                    SampleMessages.HEADER.replace("</SyncHdr>", header + "</SyncHdr>")
                        + SampleMessages.TRAILER);
    return Arbitraries.oneOf(inBodies, inHeaders);
  }

  private void assertNotShown(byte[] message, Encoding encoding, String secret, String where) {
    Secrets.assertNotIn(bed.sent(message, encoding, null), secret, where);
    Secrets.assertNotIn(bed.received(message, encoding, ""), secret, where);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void shouldNotShowSecretsInMessages(
      @ForAll("messages") String message,
      @ForAll("secrets") String secret,
      @ForAll boolean isBase64,
      @ForAll Encoding encoding) {
    String value = isBase64 ? Secrets.base64(secret) : secret;
    byte[] xml = utf8(message.replace(SECRET, value));
    byte[] bytes = encoding == Encoding.XML ? xml : DmTraceBed.wbxml(xml);
    String entry = bed.sent(bytes, encoding, null);
    // It must be the trace that leaves it out, and not an error.
    if (entry.contains("not decodable")) {
      throw new AssertionError(message + ": " + entry);
    }
    assertNotShown(bytes, encoding, secret, message);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void shouldNotShowSecretsInWhatIsLeftOfAMessage(
      @ForAll("messages") String message, @ForAll("secrets") String secret) {
    byte[] xml = utf8(message.replace(SECRET, secret));
    byte[] tokens = DmTraceBed.wbxml(xml);
    // Cut at every byte in the part with the secret, in steps before.
    for (int length = 0; length < xml.length; length += length < 200 ? 40 : 3) {
      assertNotShown(Arrays.copyOf(xml, length), Encoding.XML, secret, message);
    }
    for (int length = 0; length < tokens.length; length++) {
      assertNotShown(Arrays.copyOf(tokens, length), Encoding.WBXML, secret, message);
    }
  }

  @Property(tries = 300)
  void shouldNotShowSecretsThatAreAllOfABody(@ForAll("secrets") String secret) {
    for (Encoding encoding : Encoding.values()) {
      assertNotShown(utf8(secret), encoding, secret, "a bare body");
      assertNotShown(utf8("<a>" + secret), encoding, secret, "some markup");
    }
  }

  @Property(tries = 300)
  void shouldNotShowSecretsAroundMessages(@ForAll("secrets") String secret) {
    byte[] message = SampleMessages.of("<Final/>");
    String mac = Secrets.base64((secret + secret).substring(0, 16));
    for (String code :
        List.of(
            "algorithm=MD5, username=\"a\", mac=" + mac,
            "mac=" + mac,
            "algorithm=SHA, username=\"a\", mac=" + mac,
            "algorithm=MD5, username=\"a\", mac=" + secret,
            "algorithm=MD5, username=a, mac=" + secret)) {
      String sent = bed.sent(message, Encoding.XML, code);
      Secrets.assertNotIn(sent, secret, code);
      Secrets.assertNotIn(sent, (secret + secret).substring(0, 16), code);
      String fields = "x-syncml-hmac: " + code + "\r\nAuthorization: Basic " + secret + "\r\n";
      Secrets.assertNotIn(bed.received(message, Encoding.XML, fields), secret, code);
    }
    bed.url = HttpUrl.parse("https://h.example/dm?s=" + secret);
    Secrets.assertNotIn(bed.sent(message, Encoding.XML, null), secret, "the address");
    String head = "HTTP/1.1 302 Found\r\nLocation: /dm?s=" + secret + "\r\n\r\n";
    Secrets.assertNotIn(bed.answered(head, new byte[0]), secret, "a redirect");
  }

  @Property(tries = 300)
  void shouldNotShowDigestsOfNotificationMessages(@ForAll("secrets") String secret) {
    byte[] good = new Notifications().vendorPart(utf8(secret)).from("dm", "p", utf8("nonce"));
    byte[] digest = utf8((secret + secret).substring(0, 16));
    byte[] forged = good.clone();
    System.arraycopy(digest, 0, forged, 0, digest.length);
    for (int length = 0; length <= forged.length; length++) {
      // Each at a time when it is told.
      bed.trace.notified("10.0.0.9", forged, length, 4, 1_000_000L * length);
      Secrets.assertNotIn(bed.last(), secret, "a notification message");
      Secrets.assertNotIn(bed.last(), (secret + secret).substring(0, 16), "a notification message");
    }
  }
}
