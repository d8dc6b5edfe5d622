/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.tools.demo.TargetCounts;
import io.tocsin.tools.manager.CommandGenerator;
import io.tocsin.tools.manager.ManagerSettings;
import io.tocsin.tools.manager.Response;
import io.tocsin.tools.names.NameTable;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import io.tocsin.tools.session.TestLog;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.ValueParser;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A good manager with one session; each of its questions must be answered at the first try. */
final class Manager implements AutoCloseable {

  private static final String COUNTER_OF_ENDS = "tocsinCounterValue.4.";

  private final CommandGenerator agent;

  private Manager(CommandGenerator agent) {
    this.agent = agent;
  }

  /** Connects to an agent of a site. */
  static Manager connect(Site site, int port) throws IOException {
    return connect(site, "admin", port);
  }

  /** Connects to an agent of a site as one of its managers. */
  static Manager connect(Site site, String name, int port) throws IOException {
    var identity = Identity.load(site.certificate(name), null, List.of());
    var target = new TlsTarget("127.0.0.1", port, null, null, SecurityName.of("agent"));
    var settings = new ManagerSettings("", (int) Processes.PATIENCE.toMillis(), 0);
    var agent =
        new CommandGenerator(identity, Station.TLS_VERSIONS, target, settings, new TestLog());
    try {
      agent.open();
    } catch (IOException e) {
      agent.close();
      throw e;
    }
    return new Manager(agent);
  }

  /** The value of a variable that is a number. */
  long number(String name) throws IOException {
    return value(name).number();
  }

  /** The value of a variable that is a text. */
  String text(String name) throws IOException {
    return new String(value(name).octets(), StandardCharsets.UTF_8);
  }

  /** How often sessions ended so, see {@link io.tocsin.snmp.tlstm.SessionEnd}. */
  long ends(int cause) throws IOException {
    return number(COUNTER_OF_ENDS + cause);
  }

  private Value value(String name) throws IOException {
    Oid oid = NameTable.shipped().parse(name);
    Response response = agent.get(List.of(oid));
    assertEquals(ErrorStatus.NO_ERROR, response.errorStatus(), name);
    return response.variables().get(0).value();
  }

  /** Sets variables, all of them in one request: of each the name, the type and the value. */
  void set(String... words) throws IOException {
    NameTable names = NameTable.shipped();
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < words.length; i += 3) {
      Oid oid = names.parse(words[i]);
      Value value = ValueParser.parse(names, names.find(oid), words[i + 1], words[i + 2]);
      variables.add(new Variable(oid, value));
    }
    Response response = agent.set(variables);
    assertEquals(
        ErrorStatus.NO_ERROR,
        response.errorStatus(),
        () -> ErrorStatus.name(response.errorStatus()) + " for " + List.of(words));
  }

  /** What the agent counted of its targets. */
  List<TargetCounts> targets() throws IOException {
    return TargetCounts.read(agent);
  }

  /** Asks something that every manager may ask. */
  void askAnything() throws IOException {
    number("sysUpTime.0");
  }

  @Override
  public void close() throws IOException {
    agent.close();
  }
}
