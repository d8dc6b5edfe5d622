/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The keys of the OMA DM client: part of the catalogue of {@link ConfigurationKeys}. */
public final class DmKeys {

  private static final int DAY_MS = 86_400_000;
  private static final int NONCE_OCTETS_MAX = 128;
  private static final int SERVER_ID_OCTETS_MAX = 255;
  private static final int USER_NAME_OCTETS_MAX = 255;
  private static final int ADDRESS_OCTETS_MAX = 1_024;

  /** How a side of an account proves itself, in the order of {@link DmServerSettings}. */
  private static final String[] AUTHENTICATIONS = {"basic", "digest", "hmac", "transport"};

  private static final List<ConfigurationKey> KEYS = new ArrayList<>();

  /** {@code dm.device.id}. */
  public static final ConfigurationKey DEVICE_ID =
      general(
              "dm.device.id",
              ValueType.DISPLAY_STRING,
              "What the board calls itself: ./DevInfo/DevId, a name that no other device has, such"
                  + " as a URN. Without it, urn:x-snmp-engine: with the engineID.")
          .range(1, 255)
          .example("urn:x-example:board1")
          .fixedAtStart();

  /** {@code dm.encoding}; the choices stand in the order of the values of the configuration. */
  public static final ConfigurationKey ENCODING =
      general(
              "dm.encoding",
              ValueType.CHOICE,
              "How messages to servers are written. Answers may come in either form.")
          .choices("wbxml", "xml")
          .byDefault("wbxml");

  /** {@code dm.plain.http}. */
  public static final ConfigurationKey PLAIN_HTTP =
      general(
              "dm.plain.http",
              ValueType.BOOLEAN,
              "Whether servers may be called by http, without TLS. For trials alone: whoever is on"
                  + " the way reads all, and changes what HMAC does not protect.")
          .byDefault("false");

  /** {@code dm.poll.ms}. */
  public static final ConfigurationKey POLL_MS =
      general(
              "dm.poll.ms",
              ValueType.INTEGER,
              "Time between two sessions that nobody has asked for, for servers that cannot reach"
                  + " the board; a quarter of it is drawn at random. 0 for none.")
          .range(0, 7 * DAY_MS)
          .unit("ms")
          .byDefault("0");

  /** {@code dm.backoff.min.ms}. */
  public static final ConfigurationKey BACKOFF_MIN_MS =
      general(
              "dm.backoff.min.ms",
              ValueType.INTEGER,
              "Least pause after a session that failed. Each is drawn at random between this and"
                  + " three times the one before.")
          .range(100, 3_600_000)
          .unit("ms")
          .byDefault("5000");

  /** {@code dm.backoff.max.ms}. */
  public static final ConfigurationKey BACKOFF_MAX_MS =
      general("dm.backoff.max.ms", ValueType.INTEGER, "Longest such pause.")
          .range(100, DAY_MS)
          .unit("ms")
          .byDefault("3600000");

  /** {@code dm.per.hour.sessions}. */
  public static final ConfigurationKey PER_HOUR_SESSIONS =
      general(
              "dm.per.hour.sessions",
              ValueType.INTEGER,
              "Sessions with one server in an hour, in the long run; what is beyond it waits.")
          .range(1, 3_600)
          .unit("sessions")
          .byDefault("60");

  /** {@code dm.burst.sessions}. */
  public static final ConfigurationKey BURST_SESSIONS =
      general(
              "dm.burst.sessions",
              ValueType.INTEGER,
              "Sessions with one server that may follow upon each other after a rest.")
          .range(1, 100)
          .unit("sessions")
          .byDefault("5");

  /** {@code dm.day.bytes}. */
  public static final ConfigurationKey DAY_BYTES =
      general(
              "dm.day.bytes",
              ValueType.INTEGER,
              "Bytes that the changes of one server to the tree may write in 24 hours of operation,"
                  + " for the sake of the flash; 0 for no bound. Each message that changes something"
                  + " writes the tree as a whole. A quarter is there at once, the rest comes evenly"
                  + " over the day. When there is nothing left, changes get the status 417, retry"
                  + " later.")
          .range(0, 1_000_000_000)
          .unit("bytes")
          .byDefault("4194304");

  /** {@code dm.notification.address}. */
  public static final ConfigurationKey NOTIFICATION_ADDRESS =
      general(
              "dm.notification.address",
              ValueType.HOST,
              "Address at which servers may ask for a session by a notification message (package"
                  + " #0) over UDP; :: is every address of the board. Without it, none is taken.")
          .example("::");

  /** {@code dm.notification.port}. */
  public static final ConfigurationKey NOTIFICATION_PORT =
      general(
              "dm.notification.port",
              ValueType.PORT,
              "UDP port of that address; 0 lets the system choose one.")
          .range(0, 65_535)
          .byDefault("2948");

  /** {@code dm.allowed.hosts}. */
  public static final ConfigurationKey ALLOWED_HOSTS =
      general(
              "dm.allowed.hosts",
              ValueType.HOSTS,
              "Hosts to which a server may move its own account. To any other host than the one"
                  + " that it has, it may not.")
          .example("dm2.example.com");

  /** {@code dm.third.party.registration}. */
  public static final ConfigurationKey THIRD_PARTY_REGISTRATION =
      general(
              "dm.third.party.registration",
              ValueType.BOOLEAN,
              "Whether a server may be registered for traps by another one to which it has granted"
                  + " Exec on its own account. There are patents about that (US9160767,"
                  + " US9426043): look at them first.")
          .byDefault("false");

  /** {@code dm.server.NAME.id}. */
  public static final ConfigurationKey SERVER_ID =
      ofServer(
              "dm.server.NAME.id",
              ValueType.ADMIN_STRING,
              "The server's ServerID, by which access control lists name it.")
          .range(1, SERVER_ID_OCTETS_MAX)
          .mandatoryInEntry("for each DM server")
          .example("com.example.dm");

  /** {@code dm.server.NAME.address}. */
  public static final ConfigurationKey SERVER_ADDRESS =
      ofServer(
              "dm.server.NAME.address",
              ValueType.DISPLAY_STRING,
              "Where it is: a URL. A name is resolved anew for each connection.")
          .range(1, ADDRESS_OCTETS_MAX)
          .mandatoryInEntry("for each DM server")
          .example("https://dm.example.com/dm");

  /** {@code dm.server.NAME.fingerprint}. */
  public static final ConfigurationKey SERVER_FINGERPRINT =
      ofServer(
              "dm.server.NAME.fingerprint",
              ValueType.FINGERPRINT,
              "Fingerprint of the server's own certificate. It alone decides then: neither an"
                  + " authority nor a name helps a certificate that does not match.")
          .example("sha256:f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f");

  /** {@code dm.server.NAME.client.auth}; the choices stand in that of {@link DmServerSettings}. */
  public static final ConfigurationKey CLIENT_AUTHENTICATION =
      ofServer(
              "dm.server.NAME.client.auth",
              ValueType.CHOICE,
              "How the board proves itself to the server: a digest with a nonce, a code over each"
                  + " message (HMAC), name and secret as they are (basic, inside TLS alone), or by"
                  + " its certificate alone (transport).")
          .choices(AUTHENTICATIONS)
          .byDefault("digest");

  /** {@code dm.server.NAME.client.name}. */
  public static final ConfigurationKey CLIENT_NAME =
      ofServer(
              "dm.server.NAME.client.name",
              ValueType.ADMIN_STRING,
              "Name by which the server knows the board.")
          .range(1, USER_NAME_OCTETS_MAX)
          .mandatory("unless dm.server.NAME.client.auth is transport")
          .example("board1");

  /** {@code dm.server.NAME.client.secret}. */
  public static final ConfigurationKey CLIENT_SECRET =
      ofServer(
              "dm.server.NAME.client.secret",
              ValueType.FILE,
              "File with the secret that belongs to that name. Nobody else should be able to read"
                  + " it. A line feed at its end does not count.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("unless dm.server.NAME.client.auth is transport")
          .example("dm-client.secret");

  /** {@code dm.server.NAME.client.nonce}. */
  public static final ConfigurationKey CLIENT_NONCE =
      ofServer(
              "dm.server.NAME.client.nonce",
              ValueType.OCTETS,
              "Nonce with which the board begins. Without it, the server challenges at first.")
          .range(1, NONCE_OCTETS_MAX)
          .example("00:00:00:00");

  /** {@code dm.server.NAME.server.auth}; the choices stand in that of {@link DmServerSettings}. */
  public static final ConfigurationKey SERVER_AUTHENTICATION =
      ofServer(
              "dm.server.NAME.server.auth",
              ValueType.CHOICE,
              "How the server proves itself to the board, in words as above. With transport, its"
                  + " certificate is enough, in a session in which the board has shown its own.")
          .choices(AUTHENTICATIONS)
          .byDefault("digest");

  /** {@code dm.server.NAME.server.secret}. */
  public static final ConfigurationKey SERVER_SECRET =
      ofServer(
              "dm.server.NAME.server.secret",
              ValueType.FILE,
              "File with the secret with which the server proves itself, under its ServerID.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("unless dm.server.NAME.server.auth is transport")
          .example("dm-server.secret");

  /** {@code dm.server.NAME.server.nonce}. */
  public static final ConfigurationKey SERVER_NONCE =
      ofServer(
              "dm.server.NAME.server.nonce",
              ValueType.OCTETS,
              "Nonce with which the server begins. Without it, the board challenges at first, and"
                  + " no notification message is believed before the first session.")
          .range(1, NONCE_OCTETS_MAX)
          .example("00:00:00:00");

  /** {@code dm.server.NAME.keeps.account}. */
  public static final ConfigurationKey KEEPS_ACCOUNT =
      ofServer(
              "dm.server.NAME.keeps.account",
              ValueType.BOOLEAN,
              "Whether the server may change and delete its own account: its secrets, and its"
                  + " address within its host and dm.allowed.hosts. What it has changed stays until"
                  + " something of this entry changes.")
          .byDefault("false");

  private DmKeys() {}

  private static ConfigurationKey general(String pattern, ValueType type, String documentation) {
    return add(ConfigurationSection.DM, pattern, type, documentation);
  }

  private static ConfigurationKey ofServer(String pattern, ValueType type, String documentation) {
    return add(ConfigurationSection.DM_SERVERS, pattern, type, documentation);
  }

  private static ConfigurationKey add(
      ConfigurationSection section, String pattern, ValueType type, String documentation) {
    ConfigurationKey key = new ConfigurationKey(section, pattern, type, documentation);
    KEYS.add(key);
    return key;
  }

  /** All of them, in the order of the sample and the reference. */
  static List<ConfigurationKey> all() {
    return Collections.unmodifiableList(KEYS);
  }
}
