/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault and when it happens.
 *
 * @param fault what goes wrong
 * @param parameter its parameter; empty for none
 * @param session number of the board's session, from 1; 0 for every one
 * @param request number of the request in its session, from 1; 0 for every one
 */
public record FaultRule(Fault fault, String parameter, int session, int request) {

  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]+)(?:=(.*?))?(?:@([0-9]{1,9}|\\*)(?:\\.([0-9]{1,9}|\\*))?)?");

  /**
   * Reads {@code FAULT[=PARAMETER][@SESSION[.REQUEST]]}, as {@code http-503=30@1.2}.
   *
   * @throws IllegalArgumentException when it is nothing of the kind; the message says what is
   */
  public static FaultRule parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not FAULT[=PARAMETER][@SESSION[.REQUEST]]");
    }
    FaultRule rule =
        new FaultRule(
            Fault.parse(form.group(1)),
            form.group(2) == null ? "" : form.group(2),
            number(form.group(3)),
            number(form.group(4)));
    rule.check();
    return rule;
  }

  private void check() {
    switch (fault) {
      case REDIRECT, RESP_URI -> {
        if (parameter.isEmpty()) {
          throw new IllegalArgumentException(fault + " needs a parameter: " + fault + "=URL");
        }
      }
      case STATUS, HTTP_503, SLOW_BODY, CHUNKED_BODY -> number(1);
      default -> {
        // The others need none.
      }
    }
  }

  private static int number(String text) {
    return text == null || text.equals("*") ? 0 : Integer.parseInt(text);
  }

  boolean applies(int ofSession, int ofRequest) {
    return (session == 0 || session == ofSession) && (request == 0 || request == ofRequest);
  }

  /**
   * The parameter as a number.
   *
   * @param without what it is where there is none
   * @throws IllegalArgumentException when it is no number
   */
  public int number(int without) {
    if (parameter.isEmpty()) {
      return without;
    }
    if (!parameter.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("'" + parameter + "' is no number for " + fault);
    }
    return Integer.parseInt(parameter);
  }
}
