/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The names that a certificate carries beside its common name (RFC 5280 §4.2.1.6).
 *
 * @param dns host names
 * @param ip IPv4 and IPv6 addresses as text
 * @param email mail addresses, for mapping by rfc822Name
 */
public record SubjectNames(List<String> dns, List<String> ip, List<String> email) {

  /** Copies the lists. */
  public SubjectNames {
    dns = List.copyOf(dns);
    ip = List.copyOf(ip);
    email = List.copyOf(email);
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return dns.isEmpty() && ip.isEmpty() && email.isEmpty();
  }

  /**
   * The extension's value.
   *
   * @throws IllegalArgumentException when an address is none
   */
  GeneralNames toGeneralNames() {
    return new GeneralNames(
        java.util.stream.Stream.of(
                dns.stream().map(name -> new GeneralName(GeneralName.dNSName, name)),
                ip.stream().map(name -> new GeneralName(GeneralName.iPAddress, name)),
                email.stream().map(name -> new GeneralName(GeneralName.rfc822Name, name)))
            .flatMap(names -> names)
            .toArray(GeneralName[]::new));
  }
}
