/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.util.encoders.Hex;

/**
 * A subject's or issuer's name, brought once into a form in which equal names are equal texts (RFC
 * 5280 §7.1). Immutable.
 *
 * <p>Bouncy Castle compares each part of one name with each part of the other and prepares both
 * anew every time, and takes names for equal whose parts stand in another order.
 */
final class DistinguishedName {

  private final String text;
  private final String comparable;

  private DistinguishedName(String text, String comparable) {
    this.text = text;
    this.comparable = comparable;
  }

  /**
   * Reads a name.
   *
   * @throws IOException when it is beyond {@link CertificateBounds}; the message is a clause about
   *     the certificate
   */
  static DistinguishedName of(X500Name name) throws IOException {
    RDN[] parts = name.getRDNs();
    int attributesCount = 0;
    for (RDN part : parts) {
      attributesCount += part.size();
    }
    if (attributesCount > CertificateBounds.NAME_ATTRIBUTES_COUNT_MAX) {
      throw new IOException(
          "a name in it has more than "
              + CertificateBounds.NAME_ATTRIBUTES_COUNT_MAX
              + " attributes");
    }
    if (name.getEncoded(ASN1Encoding.DER).length > CertificateBounds.NAME_SIZE_MAX) {
      throw new IOException(
          "a name in it is longer than " + CertificateBounds.NAME_SIZE_MAX + " octets");
    }
    StringBuilder comparable = new StringBuilder();
    for (RDN part : parts) {
      append(comparable, part);
    }
    return new DistinguishedName(visible(name), comparable.toString());
  }

  private static void append(StringBuilder comparable, RDN part) throws IOException {
    AttributeTypeAndValue[] attributes = part.getTypesAndValues();
    String[] forms = new String[attributes.length];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = attributes[i].getType().getId() + comparable(attributes[i].getValue());
    }
    // A set has no order, and the one of DER is lost when case is folded.
    Arrays.sort(forms);
    comparable.append(forms.length).append('(');
    for (String form : forms) {
      // The length keeps a value from passing for the attribute behind it.
      comparable.append(form.length()).append(':').append(form);
    }
    comparable.append(')');
  }

  /** A value: "=" and a text without regard to its type, case and blanks, or "#" and its DER. */
  private static String comparable(ASN1Encodable value) throws IOException {
    // Bouncy Castle shows these two as the digits of their encoding.
    boolean digits = value instanceof ASN1BitString || value instanceof ASN1UniversalString;
    if (!(value instanceof ASN1String) || digits) {
      return "#" + Hex.toHexString(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    }
    String text = ((ASN1String) value).getString().trim().toLowerCase(Locale.ROOT);
    StringBuilder single = new StringBuilder(text.length() + 1).append('=');
    for (int i = 0; i < text.length(); i++) {
      // RFC 4518 §2.6.1: blanks in a row count as one.
      if (text.charAt(i) != ' ' || text.charAt(i - 1) != ' ') {
        single.append(text.charAt(i));
      }
    }
    return single.toString();
  }

  /**
   * Control characters, with which a stranger could forge lines of a log, become question marks.
   */
  private static String visible(X500Name name) {
    StringBuilder text = new StringBuilder(RFC4519Style.INSTANCE.toString(name));
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        text.setCharAt(i, '?');
      }
    }
    return text.toString();
  }

  /** Whether both are the same name (RFC 5280 §7.1). */
  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName
        && ((DistinguishedName) other).comparable.equals(comparable);
  }

  @Override
  public int hashCode() {
    return comparable.hashCode();
  }

  /** The name in the form of RFC 4519, empty when it has no parts, without control characters. */
  @Override
  public String toString() {
    return text;
  }
}
