/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What servers write in XML, and what both sides prove themselves with, by the JDK's means. */
public final class ServerText {

  private ServerText() {}

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] md5(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  public static String b64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The digest that somebody has to show. */
  public static String digest(String name, String secret, byte[] nonce) {
    String key = b64(md5(bytes(name + ":" + secret)));
    return b64(md5(bytes(key + ":"), nonce));
  }

  /** The header that somebody has to send beside a message. */
  public static String code(String name, String secret, byte[] nonce, byte[] body) {
    String key = b64(md5(bytes(name + ":" + secret)));
    String mac = b64(md5(bytes(key + ":"), nonce, bytes(":" + b64(md5(body)))));
    return "algorithm=MD5, username=\"" + name + "\", mac=" + mac;
  }

  public static String credential(String digest) {
    return "<Cred><Meta><Format xmlns='syncml:metinf'>b64</Format>"
        + "<Type xmlns='syncml:metinf'>syncml:auth-md5</Type></Meta><Data>"
        + digest
        + "</Data></Cred>";
  }

  /** A Status of the server. */
  public static String status(
      String commandId, String name, String messageRef, String commandRef, int code) {
    return status(commandId, name, messageRef, commandRef, code, "");
  }

  public static String status(
      String commandId, String name, String messageRef, String commandRef, int code, String more) {
    return "<Status><CmdID>"
        + commandId
        + "</CmdID><MsgRef>"
        + messageRef
        + "</MsgRef><CmdRef>"
        + commandRef
        + "</CmdRef><Cmd>"
        + name
        + "</Cmd>"
        + more
        + "<Data>"
        + code
        + "</Data></Status>";
  }

  public static String challenge(String type, byte[] nonce) {
    return "<Chal><Meta><Format xmlns='syncml:metinf'>b64</Format><Type xmlns='syncml:metinf'>"
        + type
        + "</Type><NextNonce xmlns='syncml:metinf'>"
        + b64(nonce)
        + "</NextNonce></Meta></Chal>";
  }

  /** A command of the server with one item. */
  public static String command(String name, String commandId, String target, String more) {
    return "<"
        + name
        + "><CmdID>"
        + commandId
        + "</CmdID><Item><Target><LocURI>"
        + target
        + "</LocURI></Target>"
        + more
        + "</Item></"
        + name
        + ">";
  }

  public static String get(String commandId, String target) {
    return command("Get", commandId, target, "");
  }

  public static String add(String commandId, String target, String data) {
    return command("Add", commandId, target, "<Data>" + data + "</Data>");
  }

  public static String message(String header, String body) {
    return "<SyncML xmlns='SYNCML:SYNCML1.2'>"
        + header
        + "<SyncBody>"
        + body
        + "</SyncBody></SyncML>";
  }
}
