/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The name or address of a server that we mean to reach, and the check of a certificate against it
 * (RFC 6125 §6, RFC 9525). Immutable.
 *
 * <p>A DNS name is compared with the dns entries of subjectAltName; the subject's common name
 * counts only when there is no such entry. An address is compared, octet by octet, with the ip
 * entries alone.
 */
public final class ServerName {

  private final String text;
  private final byte[] address;

  private ServerName(String text, byte[] address) {
    this.text = text;
    this.address = address;
  }

  /**
   * Reads a name.
   *
   * @param text a DNS name in ASCII (RFC 5890's A-labels for others), with or without the final
   *     dot, or an IPv4 or IPv6 address without brackets
   * @return the name, in lower case
   * @throws IOException when it is neither; the message says why
   */
  public static ServerName parse(String text) throws IOException {
    byte[] address = IpAddresses.parse(text);
    if (address != null) {
      return new ServerName(IpAddresses.text(address), address);
    }
    String name = HostNames.withoutFinalDot(text);
    if (!HostNames.isName(name)) {
      throw new IOException(
          "\""
              + text
              + "\" is neither a DNS name in ASCII (labels of letters, digits and hyphens, joined by"
              + " dots) nor an IPv4 or IPv6 address");
    }
    return new ServerName(name.toLowerCase(Locale.ROOT), null);
  }

  /** Whether it is an IPv4 or IPv6 address. */
  public boolean isAddress() {
    return address != null;
  }

  /** The name in lower case without the final dot, or the address. */
  public String text() {
    return text;
  }

  /** The name as it goes into the handshake (RFC 6066 §3). */
  byte[] ascii() {
    byte[] ascii = new byte[text.length()];
    for (int i = 0; i < ascii.length; i++) {
      ascii[i] = (byte) text.charAt(i);
    }
    return ascii;
  }

  /**
   * Whether a certificate carries this name.
   *
   * @param certificate the server's own certificate, verified before
   */
  public boolean matches(CertificateView certificate) {
    for (int i = 0; i < certificate.subjectAltNameCount(); i++) {
      SubjectAltName entry = certificate.subjectAltName(i);
      if (entry.type() == SubjectAltName.IP
          && address != null
          && Arrays.equals(entry.address(), address)) {
        return true;
      }
      if (entry.type() == SubjectAltName.DNS && address == null && matchesPattern(entry.text())) {
        return true;
      }
    }
    String commonName = commonNameOf(certificate);
    return address == null && commonName != null && matchesPattern(commonName);
  }

  /**
   * The common name that is compared like a dns entry (RFC 6125 §6.4.4): the last resort where
   * there is none. Of several, RFC 2818 §3.1 takes the most specific, which is the last.
   *
   * @return the name without the final dot, or null when it does not count
   */
  static String commonNameOf(CertificateView certificate) {
    for (int i = 0; i < certificate.subjectAltNameCount(); i++) {
      if (certificate.subjectAltName(i).type() == SubjectAltName.DNS) {
        return null;
      }
    }
    int count = certificate.commonNameCount();
    return count == 0 ? null : HostNames.withoutFinalDot(certificate.commonName(count - 1));
  }

  /** Whether a certificate's name, given without the final dot, matches any server name at all. */
  static boolean isPattern(String name) {
    return HostNames.isName(name.startsWith("*.") ? name.substring(2) : name);
  }

  /**
   * Checks a certificate against this name.
   *
   * @param certificate the server's own certificate, verified before
   * @return null when it carries the name, otherwise the refusal
   */
  public TlsRefusal check(CertificateView certificate) {
    if (matches(certificate)) {
      return null;
    }
    return new TlsRefusal(
        TlsRefusal.WRONG_NAME,
        "checking the server's name",
        certificate,
        "the certificate is for "
            + namesOf(certificate)
            + ", not for "
            + text
            + (address == null
                ? " (RFC 6125 §6)"
                : " (RFC 6125 §6; an address must be an ip entry)"),
        "Reach the server by a name in its certificate, set that name as the target's server name,"
            + " or have its certificate issued with "
            + (address == null ? "DNS:" : "IP:")
            + text
            + " in subjectAltName.");
  }

  private static String namesOf(CertificateView certificate) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < certificate.subjectAltNameCount(); i++) {
      SubjectAltName entry = certificate.subjectAltName(i);
      if (entry.type() != SubjectAltName.RFC822) {
        names.append(names.length() == 0 ? "" : ", ").append(entry);
      }
    }
    if (names.length() == 0) {
      names.append("no DNS name or address");
      if (certificate.commonNameCount() > 0) {
        names.append(" (subject: ").append(certificate.subject()).append(')');
      }
    }
    return names.toString();
  }

  /** RFC 6125 §6.4.3: the wildcard is the whole left-most label, and stands for one label. */
  private boolean matchesPattern(String pattern) {
    if (!pattern.startsWith("*.")) {
      return equalsIgnoringCase(pattern, text);
    }
    int firstDot = text.indexOf('.');
    return firstDot > 0
        && isPattern(pattern)
        && equalsIgnoringCase(pattern.substring(1), text.substring(firstDot));
  }

  /** RFC 4343: case is of no account in ASCII; letters beyond it are never equal to any. */
  private static boolean equalsIgnoringCase(String left, String right) {
    if (left.length() != right.length()) {
      return false;
    }
    for (int i = 0; i < left.length(); i++) {
      if (lowerCase(left.charAt(i)) != lowerCase(right.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char lowerCase(char character) {
    return character >= 'A' && character <= 'Z' ? (char) (character + 0x20) : character;
  }

  /** Name or address. */
  @Override
  public String toString() {
    return text;
  }
}
