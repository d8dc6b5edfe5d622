/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.ber.Oid;
import io.tocsin.raspi.command.Json;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.tools.names.Name;
import io.tocsin.tools.names.NameTable;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.ValueText;
import io.tocsin.tools.values.Variable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes notifications, one line each, for people or as JSON. The members of the JSON objects are
 * those of {@link #JSON_FIELDS}; none is ever left out, renamed or given another meaning.
 */
public final class NotificationText {

  /** The members of a JSON object, for the help text of {@code receive}. */
  static final String JSON_FIELDS =
      "type (trap or inform), time (RFC 3339), securityName, securityLevel, address, port,"
          + " protocol, contextEngineId (hexadecimal), contextName, notification (name, or numbers"
          + " when it is not known), notificationOid, sysUpTime (hundredths of a second; -1 without),"
          + " eventId (tocsinEventId in hexadecimal, or null), duplicate, and variables, a list of"
          + " oid, name, type, value (as people read it), number (null unless it is one; Counter64"
          + " as a string) and hex (null unless it is a string)";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String NO_NAME = "(without snmpTrapOID)";

  private final NameTable names;

  /**
   * A writer.
   *
   * @param names resolves names
   */
  public NotificationText(NameTable names) {
    this.names = names;
  }

  /**
   * Which notification it is, in words.
   *
   * @param notification the notification
   */
  public String name(Notification notification) {
    Oid oid = notification.name();
    return oid == null ? NO_NAME : names.text(oid);
  }

  /** A moment as both forms write it. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /**
   * One line for people: time, sender, kind, name, and the variables as name=value.
   *
   * @param notification the notification
   * @param duplicate whether it came before
   */
  public String line(Notification notification, boolean duplicate) {
    StringBuilder line = new StringBuilder(200);
    line.append(time(notification.time()));
    line.append(' ').append(notification.sender());
    line.append(notification.inform() ? " inform " : " trap ").append(name(notification));
    if (duplicate) {
      line.append(" (again)");
    }
    if (!notification.contextName().isEmpty()) {
      line.append(" context=").append(quoted(notification.contextName()));
    }
    for (Variable variable : notification.content()) {
      Name name = names.find(variable.name());
      line.append(' ').append(names.text(variable.name())).append('=');
      line.append(quoted(ValueText.plain(names, name, variable.value())));
    }
    return line.toString();
  }

  /** In quotation marks where it would be misread without. */
  private static String quoted(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      plain = c > ' ' && c != '"' && c != '=' && !Character.isISOControl(c);
    }
    return plain ? text : new Json().add("", text).toString().replaceFirst("^\\{\"\":(.*)}$", "$1");
  }

  /**
   * The same for programs.
   *
   * @param notification the notification
   * @param duplicate whether it came before
   */
  public Json json(Notification notification, boolean duplicate) {
    Sender sender = notification.sender();
    Oid name = notification.name();
    List<Json> variables = new ArrayList<>();
    notification.variables().forEach(variable -> variables.add(json(variable)));
    return new Json()
        .add("type", notification.inform() ? "inform" : "trap")
        .add("time", time(notification.time()))
        .add("securityName", sender.securityName())
        .add("securityLevel", level(notification.securityLevel()))
        .add("address", sender.address())
        .add("port", sender.port())
        .add("protocol", sender.protocol())
        .add("contextEngineId", notification.contextEngineId())
        .add("contextName", notification.contextName())
        .add("notification", name(notification))
        .add("notificationOid", name == null ? null : name.toString())
        .add("sysUpTime", notification.sysUpTimeHundredths())
        .add("eventId", notification.eventId())
        .add("duplicate", duplicate)
        .add("variables", variables);
  }

  private Json json(Variable variable) {
    Value value = variable.value();
    Json json =
        new Json()
            .add("oid", variable.name().toString())
            .add("name", names.text(variable.name()))
            .add("type", ValueText.typeName(value.tag()))
            .add("value", ValueText.plain(names, names.find(variable.name()), value));
    if (value.tag() == io.tocsin.ber.BerTag.COUNTER64) {
      // Beyond 2^53 many readers of JSON lose digits.
      json.add("number", Long.toUnsignedString(value.number()));
    } else if (value.isNumber()) {
      json.add("number", value.number());
    } else {
      json.add("number", (String) null);
    }
    return json.add("hex", value.isOctets() ? HexFormat.of().formatHex(value.octets()) : null);
  }

  private static String level(int securityLevel) {
    return switch (securityLevel) {
      case SecurityLevel.AUTH_PRIV -> "authPriv";
      case SecurityLevel.AUTH_NO_PRIV -> "authNoPriv";
      default -> "noAuthNoPriv";
    };
  }
}
