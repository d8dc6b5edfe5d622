/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/**
 * An account as the device itself makes it, from a provisioning file or a bootstrap message that
 * was authenticated.
 */
public final class AccountSettings {

  private static final int ALL_BUT_EXEC =
      TreeCommand.ADD.bit()
          | TreeCommand.DELETE.bit()
          | TreeCommand.GET.bit()
          | TreeCommand.REPLACE.bit();

  private final String serverId;
  private final String address;
  private String name = "";
  private String addressType = "URI";
  private int port = DmAccount.NO_PORT;
  private String preferredAuthentication = "";
  private DmCredential client;
  private DmCredential server;
  private boolean isKeptByServer;

  /**
   * Begins with what an account must have.
   *
   * @param serverId the server
   * @param address where it is
   */
  public AccountSettings(String serverId, String address) {
    this.serverId = serverId;
    this.address = address;
  }

  /** Sets the name for people. */
  public AccountSettings name(String text) {
    name = text;
    return this;
  }

  /** Says that the address is {@code IPv4} or {@code IPv6}, and not a URI. */
  public AccountSettings addressType(String type) {
    addressType = type;
    return this;
  }

  /** Sets the port, 1 to 65535. */
  public AccountSettings port(int number) {
    port = number;
    return this;
  }

  /** Sets what the device proves itself with, and begins with. */
  public AccountSettings client(String type, String userName, byte[] secret, byte[] nonce) {
    client = new DmCredential(DmCredential.CLIENT, type, userName, secret, nonce);
    preferredAuthentication = type;
    return this;
  }

  /** Sets what the server proves itself with. */
  public AccountSettings server(String type, String userName, byte[] secret, byte[] nonce) {
    server = new DmCredential(DmCredential.SERVER, type, userName, secret, nonce);
    return this;
  }

  /** Lets the server change and delete its account; without this it can only read it. */
  public AccountSettings keptByServer() {
    isKeptByServer = true;
    return this;
  }

  /**
   * Makes the account, in the place of one that is there already, or changes nothing.
   *
   * @param tree where; no Atomic may be open
   * @param nodeName name of the account's node
   * @return {@link TreeStatus#OK}, or why not
   */
  public int write(ManagementTree tree, String nodeName) {
    if (!Acl.isServerId(serverId)) {
      return TreeStatus.UNSUPPORTED_MEDIA_TYPE;
    }
    int status = tree.begin();
    if (status != TreeStatus.OK) {
      return status;
    }
    status = write(tree.local(), tree.view(), AccountReader.ACCOUNTS + "/" + nodeName);
    if (status == TreeStatus.OK) {
      tree.commit();
    } else {
      tree.rollBack();
    }
    return status;
  }

  private int write(LocalTree tree, TreeView view, String uri) {
    int status = view.exists(uri) ? tree.delete(uri) : TreeStatus.OK;
    status = put(tree, status, uri + "/AppID", AccountReader.APPLICATION_ID);
    status = put(tree, status, uri + "/ServerID", serverId);
    status = put(tree, status, uri + "/Name", name);
    status = put(tree, status, uri + "/AppAddr/1/Addr", address);
    status = put(tree, status, uri + "/AppAddr/1/AddrType", addressType);
    if (port != DmAccount.NO_PORT) {
      String number = Integer.toString(port);
      status = put(tree, status, uri + "/AppAddr/1/Port/1/PortNbr", number);
    }
    status = put(tree, status, uri + "/AAuthPref", preferredAuthentication);
    status = put(tree, status, uri + "/AppAuth/client", client);
    status = put(tree, status, uri + "/AppAuth/server", server);
    int rights = isKeptByServer ? ALL_BUT_EXEC : TreeCommand.GET.bit();
    return status == TreeStatus.OK ? tree.setAcl(uri, Acl.EMPTY.plus(rights, serverId)) : status;
  }

  /** Puts a text, unless something went wrong before or there is none. */
  private static int put(LocalTree tree, int before, String uri, String text) {
    return before != TreeStatus.OK || text.isEmpty() ? before : tree.put(uri, NodeValue.text(text));
  }

  private static int put(LocalTree tree, int before, String uri, DmCredential credential) {
    if (credential == null) {
      return before;
    }
    int status = put(tree, before, uri + "/AAuthLevel", credential.level());
    status = put(tree, status, uri + "/AAuthType", credential.type());
    status = put(tree, status, uri + "/AAuthName", credential.name());
    NodeValue secret = new NodeValue(NodeFormat.CHR, null, credential.secret());
    NodeValue nonce = new NodeValue(NodeFormat.BIN, null, credential.nonce());
    status = status == TreeStatus.OK ? tree.put(uri + "/AAuthSecret", secret) : status;
    return status == TreeStatus.OK ? tree.put(uri + "/AAuthData", nonce) : status;
  }
}
