/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * Why a message could not be read, one number for each cause; the numbers never change. Those below
 * {@link #UNKNOWN_ELEMENT} are of XML and WBXML, the others of SyncML.
 */
public final class SyncmlError {

  /** No error. */
  public static final int NONE = 0;

  /** The message ends where it must go on. */
  public static final int TRUNCATED = 1;

  /** Something stands behind the end of the root element. */
  public static final int TRAILING_BYTES = 2;

  /** Not well-formed XML. */
  public static final int MALFORMED_XML = 3;

  /** The XML declaration or the first bytes tell of an encoding other than UTF-8 and US-ASCII. */
  public static final int XML_ENCODING = 4;

  /** Text that is not UTF-8 by RFC 3629. */
  public static final int BAD_UTF8 = 5;

  /** A character, or a reference to one, that XML 1.0 §2.2 forbids. */
  public static final int BAD_CHARACTER = 6;

  /** A document type declaration that declares something itself, such as entities. */
  public static final int DOCTYPE_SUBSET = 7;

  /** A reference to an entity other than the five of XML 1.0 §4.6. */
  public static final int UNKNOWN_ENTITY = 8;

  /**
   * A tag, processing instruction or document type declaration longer than {@link
   * XmlInput#TAG_CHARS_MAX}, or more prefixes than {@link XmlNamespaces#BINDINGS_MAX}.
   */
  public static final int TAG_TOO_LONG = 9;

  /** The first byte is none of 01, 02 and 03. */
  public static final int WBXML_VERSION = 10;

  /** The charset is neither 106 (UTF-8) nor 3 (US-ASCII). */
  public static final int WBXML_CHARSET = 11;

  /** A length, index or number of several bytes that does not lie within the message. */
  public static final int WBXML_LENGTH = 12;

  /** A token that has no meaning in SyncML, an extension token among them. */
  public static final int WBXML_TOKEN = 13;

  /** The document type is not that of SyncML 1.2. */
  public static final int UNSUPPORTED_DTD = 14;

  /** The root element is not {@code SyncML}. */
  public static final int NOT_SYNCML = 15;

  /**
   * Elements are nested more deeply than {@link ElementReader#DEPTH_MAX}, or groups more deeply
   * than {@link MessageReader#GROUP_DEPTH_MAX}.
   */
  public static final int TOO_DEEP = 16;

  /** The text of the message is longer than the room that the reader was made with. */
  public static final int TEXT_TOO_LONG = 17;

  /** An element that is not in the tables. */
  public static final int UNKNOWN_ELEMENT = 18;

  /** A known element stands in a wrong place. */
  public static final int UNEXPECTED_ELEMENT = 19;

  /** An element that may stand once stands there again. */
  public static final int DUPLICATE_ELEMENT = 20;

  /** An element ends, or its first item begins, before a mandatory element stood there. */
  public static final int MISSING_ELEMENT = 21;

  /** Something stands behind what must be last: behind the body, {@code Final}, or the items. */
  public static final int OUT_OF_ORDER = 22;

  /** An element stands where only text may. XML as data must be escaped or in a CDATA section. */
  public static final int MARKUP_IN_TEXT = 23;

  /** Text or opaque data stands where only elements may. */
  public static final int TEXT_BETWEEN_ELEMENTS = 24;

  /** A text that must be a decimal number is none, or is above 2^31-1. */
  public static final int BAD_NUMBER = 25;

  /** More {@code TargetRef} or {@code SourceRef} than the reader was made for. */
  public static final int TOO_MANY_REFERENCES = 26;

  /** Number of causes, {@link #NONE} included; for tables of counters. */
  public static final int COUNT = 27;

  private static final String[] TEXTS = {
    "no error",
    "the message ends within an element",
    "bytes behind the end of the message",
    "XML that is not well-formed",
    "an encoding of XML other than UTF-8 and US-ASCII",
    "bytes that are not UTF-8",
    "a character that XML forbids",
    "a document type declaration with an internal subset",
    "a reference to an entity that XML does not define",
    "a tag that is too long",
    "a WBXML version other than 1.1 to 1.3",
    "a charset of WBXML other than UTF-8 and US-ASCII",
    "a length or number of WBXML that leads beyond the message",
    "a WBXML token that SyncML does not use",
    "a document type other than SyncML 1.2",
    "a document that is no SyncML message",
    "elements nested too deeply",
    "more text than there is room for",
    "an element that SyncML does not know",
    "an element in a place where it may not stand",
    "an element that stands twice",
    "an element is missing",
    "elements in a wrong order",
    "elements within an element that holds text",
    "text in a place where only elements may stand",
    "a number is no number, or too large",
    "more references in a Status or Results than there is room for",
  };

  private SyncmlError() {}

  /**
   * A readable text for a cause.
   *
   * @param error one of the numbers above
   */
  public static String text(int error) {
    return TEXTS[error];
  }
}
