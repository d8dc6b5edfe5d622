/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.List;

/** Reads accounts out of the tree. */
final class AccountReader {

  static final String ACCOUNTS = "./DMAcc";
  static final String APPLICATION_ID = "w7";
  private static final String DEFAULT_ADDRESS_TYPE = "URI";
  private static final int BAD = 0;
  private static final int PORT_MAX = 65_535;

  private final TreeView tree;

  AccountReader(TreeView tree) {
    this.tree = tree;
  }

  DmAccount read(String nodeName) {
    DmAccount.Draft draft = new DmAccount.Draft();
    String uri = ACCOUNTS + "/" + nodeName;
    draft.uri = uri;
    draft.serverId = text(uri + "/ServerID");
    draft.name = text(uri + "/Name");
    draft.preferredAuthentication = text(uri + "/AAuthPref");
    readAddress(uri + "/AppAddr", draft);
    for (String name : tree.children(uri + "/AppAuth")) {
      readCredential(uri + "/AppAuth/" + name, draft);
    }
    draft.problem = problem(uri, draft);
    return new DmAccount(draft);
  }

  private int problem(String uri, DmAccount.Draft draft) {
    if (!text(uri + "/AppID").equals(APPLICATION_ID)) {
      return DmAccount.NO_APPLICATION_ID;
    }
    if (!Acl.isServerId(draft.serverId)) {
      return DmAccount.NO_SERVER_ID;
    }
    if (isElsewhere(draft.serverId, uri)) {
      return DmAccount.DUPLICATE_SERVER_ID;
    }
    if (draft.address.isEmpty()) {
      return DmAccount.NO_ADDRESS;
    }
    return draft.port == BAD ? DmAccount.BAD_PORT : DmAccount.USABLE;
  }

  /** Whether an account at another address has a ServerID. */
  boolean isElsewhere(String serverId, String uri) {
    for (String name : tree.children(ACCOUNTS)) {
      String other = ACCOUNTS + "/" + name;
      if (!other.equals(uri) && text(other + "/ServerID").equals(serverId)) {
        return true;
      }
    }
    return false;
  }

  private void readAddress(String uri, DmAccount.Draft draft) {
    List<String> names = tree.children(uri);
    for (int i = 0; i < names.size() && draft.address.isEmpty(); i++) {
      String at = uri + "/" + names.get(i);
      draft.address = text(at + "/Addr");
      String type = text(at + "/AddrType");
      draft.addressType = type.isEmpty() ? DEFAULT_ADDRESS_TYPE : type;
      List<String> ports = tree.children(at + "/Port");
      draft.port =
          ports.isEmpty()
              ? DmAccount.NO_PORT
              : port(text(at + "/Port/" + ports.get(0) + "/PortNbr"));
    }
  }

  /** A port, {@link #BAD} when it is none. */
  private static int port(String text) {
    int port = BAD;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || port > PORT_MAX) {
        return BAD;
      }
      port = port * 10 + (c - '0');
    }
    return port > PORT_MAX ? BAD : port;
  }

  private void readCredential(String uri, DmAccount.Draft draft) {
    DmCredential credential =
        new DmCredential(
            text(uri + "/AAuthLevel"),
            text(uri + "/AAuthType"),
            text(uri + "/AAuthName"),
            tree.value(uri + "/AAuthSecret"),
            tree.value(uri + "/AAuthData"),
            uri);
    if (!credential.isComplete()) {
      return;
    }
    // The first of a level counts.
    switch (credential.level()) {
      case DmCredential.CLIENT:
        draft.client = draft.client == null ? credential : draft.client;
        break;
      case DmCredential.SERVER:
        draft.server = draft.server == null ? credential : draft.server;
        break;
      case DmCredential.HTTP:
        draft.http = draft.http == null ? credential : draft.http;
        break;
      default:
        break;
    }
  }

  private String text(String uri) {
    String text = tree.text(uri);
    return text == null ? "" : text;
  }
}
