/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import static io.tocsin.dm.session.ServerText.bytes;

import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.DeviceInformation;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.dm.tree.TreeMark;
import io.tocsin.hal.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A device with one account. One after the other, many sessions can begin with the same tree. */
final class SessionDevice {

  final ManagementTree tree;
  final DmAccounts accounts;
  final String serverType;
  private final TreeMark begin;

  /**
   * A device.
   *
   * @param clientType how it proves itself, an AAuthType
   * @param serverType how its server does
   */
  SessionDevice(String clientType, String serverType) {
    this.serverType = serverType;
    try {
      TreeDescription description =
          TreeDescription.standardObjects()
              .read("./Vendor node permanent Add,Get acl=Add=*&Delete=*&Get=*&Replace=* open");
      tree = new ManagementTree(description, new TreeLimits(), new MemoryStorage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new DeviceInformation(SessionBed.DEVICE_ID, "Tocsin", "Model 1", "1.0", "en").mount(tree);
    new AccountSettings(SessionBed.SERVER_ID, SessionBed.SERVER_URI)
        .client(clientType, SessionBed.CLIENT_NAME, bytes(SessionBed.CLIENT_SECRET), new byte[0])
        .server(serverType, SessionBed.SERVER_ID, bytes(SessionBed.SERVER_SECRET), new byte[0])
        .write(tree, "1");
    accounts = new DmAccounts(tree);
    begin = new TreeMark(tree);
  }

  /** Whether nothing has changed since the device was restored. */
  boolean isUnchanged() {
    return begin.isUnchanged();
  }

  /** The device as it was at first. */
  SessionDevice restored() {
    begin.restore();
    return this;
  }
}
