/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.tls.TlsRefusal;

/** The words for why a session ended or did not come about. */
public final class EndText {

  private EndText() {}

  /**
   * One paragraph: step, rule, certificate and advice where TLS refused, else the cause.
   *
   * @param refusal what TLS says, or null
   * @param text the cause in words
   */
  public static String of(TlsRefusal refusal, String text) {
    if (refusal != null) {
      return printable(refusal.toString());
    }
    String sentence = printable(text);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /**
   * Names in a certificate are the peer's words: no control characters of theirs reach a screen.
   */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean bad = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      out.append(bad ? '?' : c);
    }
    return out.toString();
  }
}
