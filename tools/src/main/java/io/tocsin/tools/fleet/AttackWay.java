/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import java.util.List;

/**
 * A way in which a DM server that is infected may try to have boards talk to a victim.
 *
 * @param name the way in words
 * @param script what the server tells each board in their first session
 * @param decisive how the line of the script begins whose status decides; empty for none
 * @param conduct what the server does beside, once all boards have been there
 */
record AttackWay(String name, String script, String decisive, Conduct conduct) {

  /** What a server can do beside its commands. */
  enum Conduct {
    /** Nothing. */
    NONE,
    /** It answers with a redirect to the victim. */
    REDIRECT,
    /** It says in RespURI that the victim wants the next message. */
    RESP_URI,
    /** Its name leads to the victim's address. */
    NAME
  }

  /** ServerID of the servers that are infected, and name of their account. */
  static final String EVIL = "evil";

  /** The same of the victim, and its host. */
  static final String VICTIM = "victim";

  static final String VICTIM_HOST = "victim.test";

  private static final String VICTIM_URL = "https://" + VICTIM_HOST + "/dm";
  private static final String TRAP = "./DiagMon/Trap/line-" + Fleet.inputName(0);
  private static final String LIST = TRAP + "/ServerIDs";
  private static final String ACCOUNT = "./DMAcc/" + EVIL;
  private static final String REGISTERED = "register " + TRAP + "\n";
  private static final String ALL_RIGHTS = "Add=*&Delete=*&Exec=*&Get=*&Replace=*";

  private static AttackWay commands(String name, String decisive, String... lines) {
    return new AttackWay(name, String.join("\n", lines) + "\n", decisive, Conduct.NONE);
  }

  private static AttackWay conduct(String name, Conduct conduct) {
    return new AttackWay(name, REGISTERED, "", conduct);
  }

  private static String add(String uri, String value) {
    return "add " + uri + (value.isEmpty() ? " node" : " chr " + value);
  }

  /** All ways. */
  static List<AttackWay> all() {
    String foreign = "register " + TRAP + " for " + VICTIM;
    String node = LIST + "/x";
    String victimLeaf = add(node + "/ServerID", VICTIM);
    String address = ACCOUNT + "/AppAddr/1/Addr";
    return List.of(
        commands("the victim's ServerID", foreign + " [" + LIST + "/victim/S", foreign),
        commands(
            "the same by Replace of its own",
            "replace " + LIST,
            REGISTERED,
            "replace " + LIST + "/evil/ServerID chr " + VICTIM),
        commands(
            "by Copy of the ServerID of an account",
            "copy",
            add(node, ""),
            "copy ./DMAcc/victim/ServerID " + node + "/ServerID"),
        commands("within an Atomic", victimLeaf, "atomic {", add(node, ""), victimLeaf, "}"),
        commands(
            "added and renamed within an Atomic",
            "replace " + LIST,
            "atomic {",
            add(LIST + "/evil", ""),
            add(LIST + "/evil/ServerID", EVIL),
            "replace " + LIST + "/evil?prop=Name chr " + VICTIM,
            "}"),
        commands(
            "author forged",
            victimLeaf,
            add(node, ""),
            add(node + "/RegisteredBy", VICTIM),
            victimLeaf),
        commands(
            "rights granted to itself and to the victim",
            victimLeaf,
            "replace " + LIST + "?prop=ACL chr " + ALL_RIGHTS,
            add(node, ""),
            "replace " + node + "?prop=ACL chr " + ALL_RIGHTS,
            victimLeaf),
        commands(
            "a grant in the victim's name",
            victimLeaf,
            "replace ./DMAcc/victim?prop=ACL chr " + ALL_RIGHTS,
            add(node, ""),
            victimLeaf),
        commands(
            "address of its own account",
            "replace " + ACCOUNT,
            REGISTERED,
            "replace " + address + " chr " + VICTIM_URL),
        commands(
            "another address that comes first",
            add(ACCOUNT + "/AppAddr/0/Addr", VICTIM_URL),
            REGISTERED,
            add(ACCOUNT + "/AppAddr/0", ""),
            add(ACCOUNT + "/AppAddr/0/Addr", VICTIM_URL)),
        commands(
            "address by Copy",
            "copy",
            REGISTERED,
            add("./DevDetail/Ext/note", VICTIM_URL),
            "copy ./DevDetail/Ext/note " + address),
        commands(
            "address deleted and added again",
            add(ACCOUNT + "/AppAddr/1/Addr", VICTIM_URL),
            REGISTERED,
            "delete " + ACCOUNT + "/AppAddr/1",
            add(ACCOUNT + "/AppAddr/1", ""),
            add(ACCOUNT + "/AppAddr/1/Addr", VICTIM_URL)),
        commands(
            "account deleted and added again",
            add(ACCOUNT, ""),
            REGISTERED,
            "delete " + ACCOUNT,
            add(ACCOUNT, ""),
            add(ACCOUNT + "/AppID", "w7"),
            add(ACCOUNT + "/ServerID", EVIL),
            add(ACCOUNT + "/AppAddr/1/Addr", VICTIM_URL)),
        commands(
            "a new account that leads to the victim",
            add("./DMAcc/new", ""),
            add("./DMAcc/new", ""),
            add("./DMAcc/new/AppID", "w7"),
            add("./DMAcc/new/ServerID", "invented"),
            add("./DMAcc/new/AppAddr", ""),
            add("./DMAcc/new/AppAddr/1", ""),
            add("./DMAcc/new/AppAddr/1/Addr", VICTIM_URL),
            "register " + TRAP + " for invented"),
        commands(
            "address of the victim's account",
            "replace ./DMAcc/victim",
            "replace ./DMAcc/victim/AppAddr/1/Addr chr https://evil.test/dm"),
        commands(
            "an inward trap that leads out",
            add(TRAP + "/ToRef/x/URI", VICTIM_URL),
            add(TRAP + "/ToRef/x", ""),
            add(TRAP + "/ToRef/x/URI", VICTIM_URL)),
        conduct("HTTP redirect", Conduct.REDIRECT),
        conduct("RespURI", Conduct.RESP_URI),
        conduct("its name leads to the victim's address", Conduct.NAME));
  }
}
