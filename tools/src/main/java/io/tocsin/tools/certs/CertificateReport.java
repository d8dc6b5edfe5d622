/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.io.pem.PemReader;

/** What an operator wants to know of one certificate file, and the lines to paste. */
final class CertificateReport {

  private final Path file;
  private final X509CertificateHolder certificate;
  private final String digest;

  private CertificateReport(Path file, X509CertificateHolder certificate) throws IOException {
    this.file = file;
    this.certificate = certificate;
    this.digest = HexFormat.of().formatHex(sha256(certificate.getEncoded()));
  }

  /**
   * Reads the first certificate of a PEM file.
   *
   * @throws IOException when there is none; the message names the file
   */
  static CertificateReport read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (var block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
        if (block.getType().equals("CERTIFICATE")) {
          return new CertificateReport(file, new X509CertificateHolder(block.getContent()));
        }
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new IOException(file + " holds a damaged PEM block: " + e.getMessage(), e);
    }
    throw new IOException(file + " holds no certificate (a block BEGIN CERTIFICATE)");
  }

  private static byte[] sha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }

  /** Fingerprint as {@code tocsin.conf} takes it. */
  String fingerprint() {
    return "sha256:" + digest;
  }

  /** Prints everything. */
  void print(PrintWriter out) {
    out.println(file);
    out.println("  subject      " + certificate.getSubject());
    out.println("  issuer       " + certificate.getIssuer());
    out.println("  fingerprint  " + fingerprint());
    out.println("  names        " + (names().isEmpty() ? "(none)" : String.join(", ", names())));
    out.println("  use          " + use());
    out.println("  validity     " + validity());
    printLines(out, "tocsin.conf of a board", tocsinLines());
    printLines(out, "snmp.conf of Net-SNMP's tools", snmpLines());
    printLines(out, "snmptrapd.conf of Net-SNMP's receiver", snmptrapdLines());
  }

  private static void printLines(PrintWriter out, String place, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println("  to paste into " + place + ":");
      lines.forEach(line -> out.println("    " + line));
    }
  }

  private String validity() {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    Instant now = Instant.now();
    String state;
    if (now.isBefore(from)) {
      state = "not yet valid";
    } else if (now.isAfter(until)) {
      state = "EXPIRED";
    } else {
      state = Duration.between(now, until).toDays() + " days left";
    }
    return from + " to " + until + " (" + state + ")";
  }

  private String use() {
    if (isAuthority()) {
      return "certification authority";
    }
    List<String> uses = new ArrayList<>();
    if (mayBe(KeyPurposeId.id_kp_serverAuth)) {
      uses.add("server");
    }
    if (mayBe(KeyPurposeId.id_kp_clientAuth)) {
      uses.add("client");
    }
    return uses.isEmpty() ? "neither server nor client" : String.join(" and ", uses);
  }

  private boolean isAuthority() {
    BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
    return constraints != null && constraints.isCA();
  }

  private boolean mayBe(KeyPurposeId purpose) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    return usage == null || usage.hasKeyPurposeId(purpose);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    GeneralNames all =
        GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
    if (all != null) {
      for (GeneralName name : all.getNames()) {
        names.add(text(name));
      }
    }
    return names;
  }

  private static String text(GeneralName name) {
    return switch (name.getTagNo()) {
      case GeneralName.dNSName -> "dns:" + name.getName();
      case GeneralName.rfc822Name -> "email:" + name.getName();
      case GeneralName.iPAddress -> "ip:" + address(name);
      default -> name.toString();
    };
  }

  private static String address(GeneralName name) {
    byte[] octets = ASN1OctetString.getInstance(name.getName()).getOctets();
    try {
      return java.net.InetAddress.getByAddress(octets).getHostAddress();
    } catch (java.net.UnknownHostException e) {
      return HexFormat.of().formatHex(octets) + " (neither IPv4 nor IPv6)";
    }
  }

  private String commonName() {
    var names = certificate.getSubject().getRDNs(BCStyle.CN);
    return names.length == 0 ? "name" : IETFUtils.valueToString(names[0].getFirst().getValue());
  }

  /** The name under which a key of {@code tocsin.conf} can stand. */
  private String keyName() {
    String name = commonName().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    return name.length() > 32 ? name.substring(0, 32) : name;
  }

  private String keyFile() {
    String name = file.toString();
    return name.endsWith(".crt") ? name.substring(0, name.length() - 4) + ".key" : name + ".key";
  }

  private String hostToCall() {
    return names().stream()
        .filter(name -> name.startsWith("dns:") || name.startsWith("ip:"))
        .map(name -> name.substring(name.indexOf(':') + 1))
        .findFirst()
        .orElse(commonName());
  }

  private List<String> tocsinLines() {
    List<String> lines = new ArrayList<>();
    if (isAuthority()) {
      lines.add("trust.certificates = " + file);
      return lines;
    }
    boolean server = mayBe(KeyPurposeId.id_kp_serverAuth);
    boolean client = mayBe(KeyPurposeId.id_kp_clientAuth);
    if (server && client) {
      lines.add("# this certificate as the board's own");
      lines.add("identity.certificate = " + file);
      lines.add("identity.key = " + keyFile());
    }
    if (client) {
      lines.add("# its holder as a manager; the number tells the order among all map entries");
      lines.add("map.1.fingerprint = " + fingerprint());
      lines.add("map.1.type = specified");
      lines.add("map.1.name = " + commonName());
    }
    if (server) {
      String target = "target." + keyName();
      lines.add("# its holder as a receiver of notifications");
      lines.add(target + ".host = " + hostToCall());
      lines.add(target + ".port = 10162");
      lines.add(target + ".server.fingerprint = " + fingerprint());
    }
    return lines;
  }

  private List<String> snmpLines() {
    List<String> lines = new ArrayList<>();
    if (isAuthority()) {
      lines.add("trustCert " + digest);
    } else {
      if (mayBe(KeyPurposeId.id_kp_clientAuth)) {
        lines.add("# this certificate as the manager's own");
        lines.add("defVersion 3");
        lines.add("defSecurityModel tsm");
        lines.add("localCert " + digest);
      }
      if (mayBe(KeyPurposeId.id_kp_serverAuth)) {
        lines.add("# to insist on this very certificate when a board is called");
        lines.add("peerCert " + digest);
      }
    }
    return lines;
  }

  private List<String> snmptrapdLines() {
    List<String> lines = new ArrayList<>();
    if (isAuthority()) {
      lines.add("[snmp] trustCert " + digest);
      return lines;
    }
    if (mayBe(KeyPurposeId.id_kp_serverAuth)) {
      lines.add("# this certificate as the receiver's own");
      lines.add("[snmp] localCert " + digest);
      lines.add("snmpTrapdAddr tlstcp:10162");
    }
    if (mayBe(KeyPurposeId.id_kp_clientAuth)) {
      lines.add("# its holder as a board that sends; the number tells the order");
      lines.add("certSecName 10 " + digest + " --sn " + commonName());
      lines.add("authUser log,execute,net -s tsm " + commonName() + " authpriv");
    }
    return lines;
  }
}
