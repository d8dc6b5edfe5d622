/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/** What a command is addressed to, and by whom. */
final class Target {

  /** What all commands would be answered with, {@link TreeStatus#OK} when they can be tried. */
  final int status;

  final NodeUri uri;
  final Place place;
  final String serverId;

  private Target(int status, NodeUri uri, Place place, String serverId) {
    this.status = status;
    this.uri = uri;
    this.place = place;
    this.serverId = serverId;
  }

  static Target of(TreeState state, String text, String serverId) {
    NodeUri uri = state.uris.parse(text);
    int status = Acl.isServerId(serverId) ? uri.status() : TreeStatus.AUTHENTICATION_REQUIRED;
    Place place = status == TreeStatus.OK ? state.find(uri) : null;
    return new Target(status, uri, place, serverId);
  }

  /** Whether the server may do something, by the access types and the access control lists. */
  int permission(TreeCommand command) {
    if (!place.supports(command)) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    return place.isAllowed(command, serverId) ? TreeStatus.OK : TreeStatus.PERMISSION_DENIED;
  }

  TreeChange change(TreeCommand command, NodeFormat format, byte[] value) {
    return new TreeChange(command, uri, format, value, serverId);
  }
}
