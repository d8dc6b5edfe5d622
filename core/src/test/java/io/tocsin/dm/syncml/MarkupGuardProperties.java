/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kxml2.io.KXmlParser;
import org.xmlpull.v1.XmlPullParser;
import org.xmlpull.v1.XmlPullParserException;

/** The guard and the parser agree about where markup ends, so that no tag goes by. */
class MarkupGuardProperties {

  private static final int CHARS_MAX = 40;

  /** Parts of markup that open and close one another in every wrong way. */
  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.of(
            "<",
            ">",
            "/",
            "!",
            "?",
            "-",
            "--",
            "[",
            "]",
            "]]",
            "'",
            "\"",
            "=",
            " ",
            "a",
            "x",
            "xm",
            "xml ",
            "<a",
            "</a>",
            "<a>",
            "<!--",
            "-->",
            "<!-->",
            "<!--->",
            "<?",
            "?>",
            "<??>",
            "<?xm",
            "<?xm?>",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE",
            "<!DOCTYPE '",
            "&lt;",
            "\n",
            "\r\n",
            "<a a='1' a='2' a='3' a='4' a='5' a='6' a='7' a='8' a='9'>",
            " a=''",
            "<a b='")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 5000)
  void noTagShouldBeLongerThanTheGuardLets(@ForAll("documents") String document) {
    int guarded = lengthThatTheGuardLets(document);
    // As XmlInput does: a line before, so that the parser takes no declaration, and a cut.
    KXmlParser parser = new KXmlParser();
    try {
      parser.setInput(new StringReader("\n" + document.substring(0, guarded)));
      int token = parser.nextToken();
      while (token != XmlPullParser.END_DOCUMENT) {
        if (token == XmlPullParser.START_TAG) {
          // " a=''" is the shortest attribute.
          assertTrue(parser.getAttributeCount() * 5 < CHARS_MAX, document);
        }
        token = parser.nextToken();
      }
    } catch (XmlPullParserException | IOException | RuntimeException e) {
      // It is what most of these documents deserve.
      assertTrue(guarded <= document.length());
    }
  }

  private static int lengthThatTheGuardLets(String document) {
    MarkupGuard guard = new MarkupGuard(CHARS_MAX);
    for (int i = 0; i < document.length(); i++) {
      if (!guard.take(document.charAt(i))) {
        return i;
      }
    }
    return document.length();
  }

  @Example
  void shouldStopAtALongTagBehindEveryKindOfMarkup() {
    String tag = "<a" + " a=''".repeat(20) + ">";
    for (String before :
        new String[] {
          "",
          "<b/>",
          "<!-->-->",
          "<!--->-->",
          "<!---->",
          "<??>?>",
          "<?xm?>?>",
          "<?x?>",
          "<![CDATA[<]]>",
          "<!DOCTYPE '>' >",
          "<!DOCTYPE <>>",
          "<b c='>'>",
          "<b c=\"'\">"
        }) {
      int length = lengthThatTheGuardLets(before + tag);
      assertEquals(before.length() + CHARS_MAX, length, before);
    }
  }

  @Example
  void shouldLetLongTextsCommentsAndSectionsGo() {
    String text = "<'\"".repeat(50);
    String document =
        "a".repeat(100) + "<!--" + text + "--><![CDATA[" + text + "]]>" + "b".repeat(99);
    assertEquals(document.length(), lengthThatTheGuardLets(document));
  }
}
