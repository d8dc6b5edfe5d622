/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reader of the textual encoding of keys and certificates (PEM, RFC 7468).
 *
 * <p>A file may hold several blocks, and any text outside of them. Lines may end with LF, CR or CR
 * LF. Every fault is reported with the file's name and the line's number.
 */
public final class Pem {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** One block of a file: what stands between a BEGIN and its END line. Immutable. */
  public static final class Block {

    private final String label;
    private final byte[] content;
    private final int line;
    private final boolean encrypted;

    private Block(String label, byte[] content, int line, boolean encrypted) {
      this.label = label;
      this.content = content;
      this.line = line;
      this.encrypted = encrypted;
    }

    /** The label of the BEGIN line, for example {@code CERTIFICATE}. */
    public String label() {
      return label;
    }

    /** A copy of the decoded content. */
    public byte[] content() {
      return content.clone();
    }

    /** Number of the BEGIN line, 1 for the file's first. */
    public int line() {
      return line;
    }

    /** Whether headers of RFC 1421 say that the content is encrypted. */
    public boolean isEncrypted() {
      return encrypted;
    }
  }

  private final String text;
  private final String fileName;
  private int position;
  private int lineNumber;

  private Pem(byte[] file, String fileName) {
    StringBuilder characters = new StringBuilder(file.length);
    for (byte octet : file) {
      characters.append((char) (octet & 0xFF));
    }
    this.text = characters.toString();
    this.fileName = fileName;
  }

  /**
   * Reads all blocks of a file.
   *
   * @param file its bytes
   * @param fileName its name, for messages
   * @return the blocks in their order, one at least
   * @throws IOException when there is none or one is malformed; the message says where and what to
   *     do
   */
  public static List<Block> read(byte[] file, String fileName) throws IOException {
    return new Pem(file, fileName).blocks();
  }

  /**
   * Reads all certificates of a file; blocks of other kinds are skipped.
   *
   * @param file its bytes
   * @param fileName its name, for messages
   * @return the certificates in their order, one at least
   * @throws IOException when there is none or one is malformed; the message says where and what to
   *     do
   */
  public static CertificateView[] certificates(byte[] file, String fileName) throws IOException {
    List<CertificateView> certificates = new ArrayList<>();
    for (Block block : read(file, fileName)) {
      if (block.label().equals("TRUSTED CERTIFICATE")) {
        throw new IOException(
            fileName
                + ": line "
                + block.line()
                + ": a certificate in OpenSSL's own form; convert it with openssl x509 -in "
                + fileName);
      }
      if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
        try {
          certificates.add(CertificateView.decode(block.content));
        } catch (IOException e) {
          throw new IOException(
              fileName + ": line " + block.line() + ": " + e.getMessage() + "; make it anew", e);
        }
      }
    }
    if (certificates.isEmpty()) {
      throw new IOException(
          fileName + ": no certificate in it; it must have a block -----BEGIN CERTIFICATE-----");
    }
    return certificates.toArray(new CertificateView[0]);
  }

  private List<Block> blocks() throws IOException {
    if (!text.isEmpty() && text.charAt(0) == 0x30) {
      // A DER sequence begins with this octet, which is the digit 0 in a text.
      throw new IOException(
          fileName
              + ": not a text (DER or PKCS #12?); convert it with openssl x509 -inform DER,"
              + " openssl pkey -inform DER or openssl pkcs12 -nodes");
    }
    List<Block> blocks = new ArrayList<>();
    for (String line = nextLine(); line != null; line = nextLine()) {
      if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
        blocks.add(block(line.substring(BEGIN.length(), line.length() - DASHES.length())));
      }
    }
    if (blocks.isEmpty()) {
      throw new IOException(
          fileName + ": no PEM block in it; it must have a line that starts with " + BEGIN);
    }
    return blocks;
  }

  private Block block(String label) throws IOException {
    int beginLine = lineNumber;
    boolean encrypted = false;
    StringBuilder base64 = new StringBuilder(2048);
    String line = nextLine();
    while (line != null && !line.startsWith(DASHES)) {
      if (line.indexOf(':') >= 0) {
        // A header of RFC 1421 §4.6; OpenSSL writes them into its older encrypted keys.
        encrypted |= line.startsWith("Proc-Type:") && line.contains("ENCRYPTED");
      } else {
        base64.append(line);
      }
      line = nextLine();
    }
    if (line == null) {
      throw new IOException(
          fileName + ": line " + beginLine + ": the block has no END line; is the file cut off?");
    }
    if (!line.equals(END + label + DASHES)) {
      throw new IOException(
          fileName + ": line " + lineNumber + ": expected " + END + label + DASHES);
    }
    return new Block(label, decode(base64.toString(), beginLine), beginLine, encrypted);
  }

  private byte[] decode(String base64, int beginLine) throws IOException {
    try {
      byte[] content = Base64.getDecoder().decode(base64);
      if (content.length > 0) {
        return content;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(
          fileName + ": line " + beginLine + ": the block is not base64 (" + e.getMessage() + ")",
          e);
    }
    throw new IOException(fileName + ": line " + beginLine + ": the block is empty");
  }

  /** The next line without its end and without blanks around it; null at the file's end. */
  private String nextLine() {
    if (position >= text.length()) {
      return null;
    }
    int start = position;
    while (position < text.length()
        && text.charAt(position) != '\n'
        && text.charAt(position) != '\r') {
      position++;
    }
    String line = text.substring(start, position).trim();
    if (text.startsWith("\r\n", position)) {
      position++;
    }
    position++;
    lineNumber++;
    // A byte order mark, seen octet by octet, is no part of the first line.
    return lineNumber == 1 && line.startsWith("\u00EF\u00BB\u00BF") ? line.substring(3) : line;
  }
}
