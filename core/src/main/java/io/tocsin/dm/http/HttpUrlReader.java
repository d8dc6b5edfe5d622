/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;
import java.util.Locale;

/** Takes a URL apart; keeps the first thing that is wrong with it. */
final class HttpUrlReader {

  private static final String HTTP = "http://";
  private static final String HTTPS = "https://";
  private static final int PORT_MAX = 65_535;

  /** What may stand in path and query beside letters, digits and percent-encoding. */
  private static final String MARKS = "-._~!$&'()*+,;=:@/?";

  private final String text;
  private String problem;
  private String host;
  private int port;

  HttpUrlReader(String text) {
    this.text = text;
  }

  /** What is wrong, as a clause; null when nothing is. */
  String problem() {
    return problem;
  }

  /** Returns null when something is wrong. */
  HttpUrl read() {
    boolean secure = text.regionMatches(true, 0, HTTPS, 0, HTTPS.length());
    if (text.length() > HttpUrl.LENGTH_MAX) {
      problem = "it has more than " + HttpUrl.LENGTH_MAX + " characters";
    } else if (!secure && !text.regionMatches(true, 0, HTTP, 0, HTTP.length())) {
      problem = "it begins with neither http:// nor https://";
    }
    if (problem != null) {
      return null;
    }
    int start = secure ? HTTPS.length() : HTTP.length();
    int end = start;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    readAuthority(text.substring(start, end), HttpUrl.defaultPort(secure));
    String rest = text.substring(end);
    checkTarget(rest);
    String target = rest.startsWith("/") ? rest : "/" + rest;
    return problem == null ? new HttpUrl(secure, host, port, target) : null;
  }

  private void readAuthority(String authority, int defaultPort) {
    if (authority.indexOf('@') >= 0) {
      problem = "it has a user in front of the host";
      return;
    }
    int hostEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
    hostEnd = hostEnd < 0 ? authority.length() : hostEnd;
    readHost(authority.substring(0, hostEnd));
    String rest = authority.substring(hostEnd);
    port = rest.isEmpty() ? defaultPort : readPort(rest);
    if (problem == null && port < 0) {
      problem = "its port is no number from 1 to " + PORT_MAX;
    }
  }

  private void readHost(String name) {
    if (name.startsWith("[") && name.endsWith("]")) {
      byte[] address = IpAddresses.parse(name.substring(1, name.length() - 1));
      if (address != null && address.length > 4) {
        host = IpAddresses.text(address);
        return;
      }
    } else if (IpAddresses.parse(name) != null) {
      host = name;
      return;
    }
    host = HostNames.withoutFinalDot(name).toLowerCase(Locale.ROOT);
    if (!HostNames.isName(host)) {
      problem = "its host is neither a name, nor an IPv4 address, nor an IPv6 address in brackets";
    }
  }

  /** The number behind a colon, or -1. */
  private static int readPort(String text) {
    int number = 0;
    for (int i = 1; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9' || number > PORT_MAX) {
        return -1;
      }
      number = 10 * number + digit - '0';
    }
    return text.charAt(0) == ':' && number >= 1 && number <= PORT_MAX ? number : -1;
  }

  private void checkTarget(String target) {
    for (int i = 0; problem == null && i < target.length(); i++) {
      char character = target.charAt(i);
      if (character == '#') {
        problem = "it has a fragment, which no server gets to see";
      } else if (character == '%') {
        boolean hexadecimal =
            i + 2 < target.length()
                && isHexadecimal(target.charAt(i + 1))
                && isHexadecimal(target.charAt(i + 2));
        problem = hexadecimal ? null : "a percent sign stands without two hexadecimal digits";
      } else if (!isLetterOrDigit(character) && MARKS.indexOf(character) < 0) {
        problem = "character " + (text.length() - target.length() + i + 1) + " may not be in a URL";
      }
    }
  }

  private static boolean isHexadecimal(char character) {
    return character < 128 && Character.digit(character, 16) >= 0;
  }

  private static boolean isLetterOrDigit(char character) {
    return character < 128 && Character.isLetterOrDigit(character);
  }
}
