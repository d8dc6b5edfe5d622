/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.text.Hexadecimal;

/**
 * Makes alerts out of events.
 *
 * <p>The data is a line of fields with semicolons between, each a name, {@code =} and a value of
 * letters, digits, hyphens, dots and underscores. More fields may come behind.
 *
 * <pre>
 *  event=thresholdCrossed;id=0000000100000005;time=1795730598123;uptime=123456;value=71500;limit=70000;count=1
 *
 *  event   what happened, as in logs
 *  id      the event's identifier, 16 hexadecimal digits; the same whenever it is told again, here and by SNMP
 *  time    wall time when it happened, milliseconds since 1970; as good as the board's clock
 *  uptime  sysUpTime when it happened, hundredths of a second
 *  value   the value seen
 *  limit   the value that it was compared with
 *  count   how many events this one stands for; of more than one, trap and value are those of the last
 *  first   sysUpTime at the first of them, where they are more than one
 *  about   the target concerned, where there is one
 * </pre>
 */
public final class TrapAlerts {

  private static final String[] MARKS = {
    "indeterminate", "informational", "warning", "minor", "critical"
  };

  private final TrapCatalog catalog;

  /**
   * Alerts of some traps.
   *
   * @param catalog the traps
   */
  public TrapAlerts(TrapCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The alert that tells of an event.
   *
   * @param event a stamped event
   * @return null when the event is of no trap
   */
  public TrapAlert of(Event event) {
    int trap = catalog.trapOf(event);
    if (trap == TrapCatalog.NONE) {
      return null;
    }
    TrapShape shape = catalog.shape();
    String type = catalog.isActive(event) ? shape.activeType() : shape.inactiveType();
    return new TrapAlert(catalog.trap(trap).uri(), type, mark(event.severity()), data(event));
  }

  /** The Mark of a severity: the words of both are the same, and Mark has more of them. */
  private static String mark(int severity) {
    return MARKS[severity > 0 && severity < Severity.COUNT ? severity : 0];
  }

  private String data(Event event) {
    StringBuilder text = new StringBuilder(128);
    text.append("event=").append(EventKind.name(event.kind())).append(";id=");
    for (int shift = 56; shift >= 0; shift -= 8) {
      Hexadecimal.append(text, (byte) (event.id() >> shift));
    }
    text.append(";time=").append(event.wallMs());
    text.append(";uptime=").append(event.upTimeHundredths());
    text.append(";value=").append(event.value());
    text.append(";limit=").append(event.limit());
    text.append(";count=").append(event.count());
    if (event.count() > 1) {
      text.append(";first=").append(event.firstUpTimeHundredths());
    }
    String subject = catalog.subjectName(event);
    if (subject != null) {
      text.append(";about=");
      appendWord(text, subject);
    }
    return text.toString();
  }

  /** Appends a name so that it cannot be taken for further fields. */
  private static void appendWord(StringBuilder into, String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '.';
      into.append(isPlain ? c : '_');
    }
  }

  /**
   * The alert that an inward registration was taken away, by the device.
   *
   * @param registration which
   * @param rule why
   */
  TrapAlert deregistered(Registration registration, TrapRule rule) {
    return new TrapAlert(
        registration.trap().uri(),
        catalog.shape().deregisteredType(),
        mark(Severity.WARNING),
        "rule=" + rule.name() + ";target=" + registration.target());
  }
}
