/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An element of a SyncML message: its name and its content, which is either other elements or
 * octets. Namespaces are left out: no name has two meanings in the DTDs of DM 1.2.
 */
public final class Element {

  private static final byte[] NOTHING = {};

  private final String name;
  private final List<Element> children;
  private final byte[] content;

  private Element(String name, List<Element> children, byte[] content) {
    this.name = name;
    this.children = children;
    this.content = content;
  }

  /**
   * An element of elements.
   *
   * @param name its name
   * @param children in their order; none makes an empty element
   */
  public static Element of(String name, Element... children) {
    return new Element(name, List.of(children), NOTHING);
  }

  /**
   * An element of elements.
   *
   * @param name its name
   * @param children in their order; none makes an empty element
   */
  public static Element of(String name, List<Element> children) {
    return new Element(name, List.copyOf(children), NOTHING);
  }

  /**
   * An element with text.
   *
   * @param name its name
   * @param text its content
   */
  public static Element leaf(String name, String text) {
    return new Element(name, List.of(), text.getBytes(UTF_8));
  }

  /**
   * An element with a number.
   *
   * @param name its name
   * @param number its content, in decimal digits
   */
  public static Element leaf(String name, long number) {
    return leaf(name, Long.toString(number));
  }

  /**
   * An element with octets, which only WBXML can carry as they are.
   *
   * @param name its name
   * @param octets its content
   */
  public static Element octets(String name, byte[] octets) {
    return new Element(name, List.of(), octets.clone());
  }

  /** Its name, without a namespace. */
  public String name() {
    return name;
  }

  /** The elements within, in their order. */
  public List<Element> children() {
    return children;
  }

  /** The octets within; text is UTF-8. */
  public byte[] content() {
    return content.clone();
  }

  /** The octets within, as text. */
  public String text() {
    return new String(content, UTF_8);
  }

  /** Whether the content is UTF-8 text that XML 1.0 can carry. */
  public boolean isText() {
    return isUtf8() && text().codePoints().allMatch(Element::isXmlCharacter);
  }

  /** Whether the content is UTF-8 text, control characters and all. */
  public boolean isUtf8() {
    return Arrays.equals(text().getBytes(UTF_8), content);
  }

  private static boolean isXmlCharacter(int c) {
    // XML 1.0 §2.2, without the carriage return, which a reader turns into a line feed.
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  /** The first element within of that name; null for none. */
  public Element child(String childName) {
    for (Element child : children) {
      if (child.name.equals(childName)) {
        return child;
      }
    }
    return null;
  }

  /** All elements within of that name, in their order. */
  public List<Element> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** Whether there is an element of that name within. */
  public boolean has(String childName) {
    return child(childName) != null;
  }

  /**
   * The text of an element further within.
   *
   * @param path names, from here on
   * @return its text without white space around it; the empty text when it is missing
   */
  public String textOf(String... path) {
    Element at = this;
    for (String step : path) {
      at = at == null ? null : at.child(step);
    }
    return at == null ? "" : at.text().strip();
  }

  /** The same with one more element at its end. */
  public Element with(Element child) {
    List<Element> more = new ArrayList<>(children);
    more.add(child);
    return new Element(name, List.copyOf(more), content);
  }

  /** The same without the elements of a name. */
  public Element without(String childName) {
    return of(name, children.stream().filter(child -> !child.name.equals(childName)).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Element that
        && name.equals(that.name)
        && children.equals(that.children)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + children.hashCode()) + Arrays.hashCode(content);
  }

  /** The element on one line, for messages about it. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    appendTo(out);
    return out.toString();
  }

  private void appendTo(StringBuilder out) {
    out.append('<').append(name).append('>');
    children.forEach(child -> child.appendTo(out));
    out.append(text()).append("</").append(name).append('>');
  }
}
