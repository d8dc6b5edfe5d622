/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import io.tocsin.text.Ascii;
import io.tocsin.text.Base64;
import io.tocsin.text.Utf8;
import java.util.Arrays;

/**
 * The value of the header {@code x-syncml-hmac}, which carries the MAC of a message (OMA DM
 * Security 1.2.1 §5.4.3): a list of parameters, parted by commas.
 *
 * <p>What is taken: parameters in any order; blanks and tabs around them, around {@code =}, and
 * empty elements of the list (RFC 2616 §2.1); names in any case; a quoted user name with escapes; a
 * MAC with or without its padding, which the standard's own example leaves out, in quotes or not;
 * parameters that are not known, which are skipped. What is refused has a code each. Reading
 * allocates nothing and never throws; the object can be used again.
 */
public final class HmacHeader {

  /** Most octets of a user name in UTF-8. */
  public static final int USER_NAME_OCTETS_MAX = 255;

  /** No error. */
  public static final int NONE = 0;

  /** The value is not a list of parameters. */
  public static final int MALFORMED = 1;

  /** A parameter stands there twice. */
  public static final int DUPLICATE = 2;

  /** The algorithm is not MD5. */
  public static final int UNKNOWN_ALGORITHM = 3;

  /** There is no user name. */
  public static final int NO_USER_NAME = 4;

  /**
   * The user name is empty, longer than {@link #USER_NAME_OCTETS_MAX}, not quoted, not UTF-8, or
   * has control characters.
   */
  public static final int BAD_USER_NAME = 5;

  /** There is no MAC. */
  public static final int NO_MAC = 6;

  /** The MAC is not the Base64 of 16 octets. */
  public static final int BAD_MAC = 7;

  private static final String[] ERRORS = {
    "none",
    "not a list of parameters",
    "parameter given twice",
    "algorithm other than MD5",
    "no user name",
    "bad user name",
    "no MAC",
    "MAC not Base64 of 16 octets",
  };

  private static final String[] PARAMETERS = {"algorithm", "username", "mac"};
  private static final int ALGORITHM = 0;
  private static final int USER_NAME = 1;
  private static final int MAC = 2;
  private static final String BEFORE_NAME = "algorithm=MD5, username=\"";
  private static final String BEFORE_MAC = "\", mac=";

  private final byte[] value = new byte[USER_NAME_OCTETS_MAX];
  private final byte[] mac = new byte[Digests.SIZE];
  private final StringBuilder userName = new StringBuilder(USER_NAME_OCTETS_MAX);
  private byte[] text = {};
  private int position;
  private int end;
  private int seen;
  private int error;

  /** Length of the present value, as far as it fits; -1 when it is longer than its room. */
  private int valueLength;

  private boolean quoted;

  /**
   * Reads a value.
   *
   * @param from the header's value
   * @param offset index of its first octet
   * @param length number of octets
   * @return {@link #NONE}, or why it is refused
   */
  public int read(byte[] from, int offset, int length) {
    text = from;
    position = offset;
    end = offset + length;
    seen = 0;
    error = NONE;
    userName.setLength(0);
    skipSeparators();
    while (error == NONE && position < end) {
      readParameter();
      skipBlanks();
      if (error == NONE && position < end && text[position] != ',') {
        error = MALFORMED;
      }
      skipSeparators();
    }
    if (error == NONE && (seen & 1 << USER_NAME) == 0) {
      error = NO_USER_NAME;
    }
    if (error == NONE && (seen & 1 << MAC) == 0) {
      error = NO_MAC;
    }
    return error;
  }

  private void skipBlanks() {
    while (position < end && Ascii.isBlank(text[position])) {
      position++;
    }
  }

  private void skipSeparators() {
    skipBlanks();
    while (position < end && text[position] == ',') {
      position++;
      skipBlanks();
    }
  }

  private void readParameter() {
    int nameStart = position;
    while (position < end && Ascii.isTokenCharacter(text[position])) {
      position++;
    }
    int nameEnd = position;
    skipBlanks();
    if (nameStart == nameEnd || position == end || text[position] != '=') {
      error = MALFORMED;
      return;
    }
    position++;
    skipBlanks();
    quoted = position < end && text[position] == '"';
    valueLength = 0;
    if (quoted) {
      readQuoted();
    } else {
      readBare();
    }
    if (error == NONE) {
      take(parameter(nameStart, nameEnd));
    }
  }

  private void readQuoted() {
    position++;
    while (position < end && text[position] != '"') {
      if (text[position] == '\\') {
        position++;
      }
      if (position < end) {
        add(text[position]);
        position++;
      }
    }
    if (position >= end) {
      error = MALFORMED;
    }
    position++;
  }

  private void readBare() {
    int start = position;
    while (position < end && isBareCharacter(text[position])) {
      add(text[position]);
      position++;
    }
    if (position == start) {
      error = MALFORMED;
    }
  }

  private void add(byte octet) {
    if (valueLength >= 0 && valueLength < value.length) {
      value[valueLength] = octet;
      valueLength++;
    } else {
      valueLength = -1;
    }
  }

  /** Index of a parameter's name, -1 when it is not known. */
  private int parameter(int nameStart, int nameEnd) {
    for (int i = 0; i < PARAMETERS.length; i++) {
      if (Ascii.equalsIgnoringCase(text, nameStart, nameEnd, PARAMETERS[i])) {
        return i;
      }
    }
    return -1;
  }

  private void take(int parameter) {
    if (parameter < 0) {
      return;
    }
    if ((seen & 1 << parameter) != 0) {
      error = DUPLICATE;
      return;
    }
    seen |= 1 << parameter;
    if (parameter == ALGORITHM) {
      error = Ascii.equalsIgnoringCase(value, 0, valueLength, "md5") ? NONE : UNKNOWN_ALGORITHM;
    } else if (parameter == USER_NAME) {
      error = isUserName() ? NONE : BAD_USER_NAME;
    } else {
      error = isMac() ? NONE : BAD_MAC;
    }
  }

  private boolean isUserName() {
    for (int i = 0; i < valueLength; i++) {
      if (Ascii.isControl(value[i])) {
        return false;
      }
    }
    return quoted && valueLength > 0 && Utf8.decode(value, 0, valueLength, userName) < 0;
  }

  private boolean isMac() {
    int digits = Digests.TEXT_SIZE - 2;
    if (valueLength == digits) {
      Arrays.fill(value, digits, Digests.TEXT_SIZE, (byte) '=');
      valueLength = Digests.TEXT_SIZE;
    }
    return valueLength == Digests.TEXT_SIZE
        && Base64.decode(value, 0, valueLength, mac, 0) == Digests.SIZE;
  }

  /** Tokens, and Base64, which is none. */
  private static boolean isBareCharacter(byte octet) {
    return Ascii.isTokenCharacter(octet) || octet == '/' || octet == '=';
  }

  /** The sender's name, after {@link #read} without an error. */
  public String userName() {
    return userName.toString();
  }

  /** The MAC, {@link Digests#SIZE} octets, after {@link #read} without an error. */
  public byte[] mac() {
    return mac;
  }

  /**
   * An error in words.
   *
   * @param error a result of {@link #read}
   */
  public static String name(int error) {
    return ERRORS[error];
  }

  /**
   * Most octets that {@link #write} takes.
   *
   * @param sender the sender's credential
   */
  public static int lengthMax(Credential sender) {
    return BEFORE_NAME.length() + 2 * sender.nameLength() + BEFORE_MAC.length() + Digests.TEXT_SIZE;
  }

  /**
   * Writes a value.
   *
   * @param sender the sender's credential
   * @param mac array with the MAC of the message
   * @param macAt index of its first octet
   * @param into takes {@link #lengthMax} octets at most
   * @param at index of the first one
   * @return index behind the last one; -1 when the name has control characters, which no header can
   *     carry
   */
  public static int write(Credential sender, byte[] mac, int macAt, byte[] into, int at) {
    int next = Ascii.put(BEFORE_NAME, into, at);
    byte[] name = sender.nameAndPassword();
    for (int i = 0; i < sender.nameLength(); i++) {
      if (Ascii.isControl(name[i])) {
        return -1;
      }
      if (name[i] == '"' || name[i] == '\\') {
        into[next] = '\\';
        next++;
      }
      into[next] = name[i];
      next++;
    }
    return Base64.encode(mac, macAt, Digests.SIZE, into, Ascii.put(BEFORE_MAC, into, next));
  }
}
