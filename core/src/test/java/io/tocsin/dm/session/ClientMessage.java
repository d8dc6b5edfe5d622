/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A message of the client in XML, read by the JDK's parser. */
public final class ClientMessage {

  /** The message as it is. */
  public final String xml;

  private final Element root;

  /** Reads a message. */
  public ClientMessage(String xml) {
    this.xml = xml;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document =
          factory
              .newDocumentBuilder()
              .parse(
                  new ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      root = document.getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(xml, e);
    }
  }

  /** The text at a path of elements, the first of each name; null when there is none. */
  public static String text(Element from, String path) {
    Element element = from;
    for (String name : path.split("/", -1)) {
      List<Element> children = children(element, name);
      if (children.isEmpty()) {
        return null;
      }
      element = children.get(0);
    }
    return element.getTextContent();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getLocalName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** A text of the header; null for none. */
  public String header(String path) {
    return text(root, "SyncHdr/" + path);
  }

  /** All commands of a kind. */
  public List<Element> commands(String name) {
    return children(children(root, "SyncBody").get(0), name);
  }

  /** Whether it ends its package. */
  public boolean isFinal() {
    return !commands("Final").isEmpty();
  }

  /** The codes of all alerts. */
  public List<String> alertCodes() {
    List<String> codes = new ArrayList<>();
    for (Element alert : commands("Alert")) {
      codes.add(text(alert, "Data"));
    }
    return codes;
  }

  /** The status that answers a command of the server: that of the whole, or of its first item. */
  public String status(String commandId) {
    for (Element status : commands("Status")) {
      if (text(status, "CmdRef").equals(commandId)) {
        return text(status, "Data");
      }
    }
    return null;
  }

  /** The statuses of all items of a command. */
  public List<String> statuses(String commandId) {
    List<String> codes = new ArrayList<>();
    for (Element status : commands("Status")) {
      if (text(status, "CmdRef").equals(commandId)) {
        codes.add(text(status, "Data"));
      }
    }
    return codes;
  }

  /** The nonce of the challenge in the status of the header, in Base64. */
  public String nextNonce() {
    for (Element status : commands("Status")) {
      if (text(status, "CmdRef").equals("0")) {
        return text(status, "Chal/Meta/NextNonce");
      }
    }
    return null;
  }

  /** The data of the results of a command; null when there are none. */
  public String result(String commandId) {
    for (Element results : commands("Results")) {
      if (text(results, "CmdRef").equals(commandId)) {
        return text(results, "Item/Data");
      }
    }
    return null;
  }
}
