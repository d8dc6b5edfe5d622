/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

/**
 * A message as people read it: an element a line, without namespaces, control characters escaped,
 * and without secrets: credentials, nonces, and what goes to or comes from nodes that keep them.
 */
public final class ReadableXml {

  private static final String HIDDEN = "***";
  private static final String INDENT = "  ";
  private static final int TEXT_CHARACTERS_MAX = 500;

  private ReadableXml() {}

  /** The lines of a message. */
  public static String of(Element root) {
    StringBuilder out = new StringBuilder();
    append(out, root, "", false);
    return out.toString();
  }

  private static void append(StringBuilder out, Element element, String indent, boolean secret) {
    out.append(indent).append('<').append(element.name());
    if (element.children().isEmpty() && element.content().length == 0) {
      out.append("/>\n");
      return;
    }
    out.append('>');
    if (element.children().isEmpty()) {
      boolean hidden = secret && element.name().equals("Data");
      hidden |= element.name().equals("NextNonce");
      out.append(hidden ? HIDDEN : text(element));
    } else {
      out.append('\n');
      boolean within = secret || element.name().equals("Cred") || isSecretItem(element);
      for (Element child : element.children()) {
        append(out, child, indent + INDENT, within);
      }
      out.append(indent);
    }
    out.append("</").append(element.name()).append(">\n");
  }

  private static boolean isSecretItem(Element element) {
    return Secrets.isSecret(element.textOf("Target", "LocURI"))
        || Secrets.isSecret(element.textOf("Source", "LocURI"));
  }

  private static String text(Element element) {
    if (!element.isText()) {
      return "(" + element.content().length + " octets)";
    }
    String text = element.text();
    int length = text.length();
    boolean cut = length > TEXT_CHARACTERS_MAX;
    StringBuilder out = new StringBuilder();
    (cut ? text.substring(0, TEXT_CHARACTERS_MAX) : text).chars().forEach(c -> append(out, c));
    return cut ? out + "... (" + length + " characters)" : out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '\n' -> out.append("&#10;");
      default -> {
        if (Character.isISOControl(c)) {
          out.append("&#").append(c).append(';');
        } else {
          out.append((char) c);
        }
      }
    }
  }
}
