/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * Follows the characters of an XML document just far enough to see where a tag, a processing
 * instruction or a document type declaration is longer than it may be.
 *
 * <p>The parser behind keeps attributes in an array that it copies for every few more, so a message
 * with one tag of thousands of attributes would cost the square of its length. Comments, CDATA
 * sections and text are not limited: they cost what they are long.
 *
 * <p>Where markup ends is decided as that parser does it, not as XML does. Otherwise a message
 * could make the guard believe in a comment where the parser reads a tag.
 */
final class MarkupGuard {

  private static final int TEXT = 0;
  private static final int OPENED = 1;
  private static final int TAG = 2;
  private static final int INSTRUCTION = 3;
  private static final int EXCLAMATION = 4;
  private static final int COMMENT = 5;
  private static final int CDATA = 6;
  private static final int DECLARATION = 7;

  /** Length of the shortest comment: an opening, and a closing that shares no hyphen with it. */
  private static final int COMMENT_CHARS_MIN = 7;

  private final int charsMax;

  private int state;
  private int chars;
  private char quote;
  private int nesting;
  private int closingFrom;
  private char previous;
  private char beforePrevious;

  /**
   * A guard before the first character.
   *
   * @param charsMax how many characters a tag may have
   */
  MarkupGuard(int charsMax) {
    this.charsMax = charsMax;
  }

  void restart() {
    state = TEXT;
  }

  /**
   * Takes the next character.
   *
   * @return false when it makes a tag too long
   */
  boolean take(char c) {
    chars++;
    advance(c);
    beforePrevious = previous;
    previous = c;
    return chars <= charsMax || state == TEXT || state == COMMENT || state == CDATA;
  }

  private void advance(char c) {
    switch (state) {
      case TEXT:
        if (c == '<') {
          state = OPENED;
          chars = 1;
          quote = 0;
          nesting = 1;
        }
        break;
      case OPENED:
        state = c == '!' ? EXCLAMATION : c == '?' ? INSTRUCTION : c == '>' ? TEXT : TAG;
        break;
      case TAG:
        takeInTag(c);
        break;
      case INSTRUCTION:
        takeInInstruction(c);
        break;
      case EXCLAMATION:
        state = c == '-' ? COMMENT : c == '[' ? CDATA : DECLARATION;
        break;
      case COMMENT:
        leaveWhen(closes(c, '-') && chars >= COMMENT_CHARS_MIN);
        break;
      case CDATA:
        leaveWhen(closes(c, ']'));
        break;
      default:
        takeInDeclaration(c);
        break;
    }
  }

  private void takeInTag(char c) {
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else {
      leaveWhen(c == '>');
    }
  }

  /**
   * The closing follows at least one character, which is the third of a target that begins "xm".
   */
  private void takeInInstruction(char c) {
    if (chars == 3) {
      closingFrom = 4;
    } else if (chars == 4 && (previous == 'x' || previous == 'X') && (c == 'm' || c == 'M')) {
      closingFrom = 6;
    }
    leaveWhen(c == '>' && previous == '?' && chars > closingFrom);
  }

  private void takeInDeclaration(char c) {
    if (c == '\'') {
      quote = quote == 0 ? c : 0;
    } else if (quote == 0 && c == '<') {
      nesting++;
    } else if (quote == 0 && c == '>') {
      nesting--;
      leaveWhen(nesting == 0);
    }
  }

  private boolean closes(char c, char sign) {
    return c == '>' && previous == sign && beforePrevious == sign;
  }

  private void leaveWhen(boolean closed) {
    state = closed ? TEXT : state;
  }
}
