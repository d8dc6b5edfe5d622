/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.CivilDate;
import io.tocsin.text.Utf8;

/** Get and Replace of properties (OMA-TS-DM_TND §7.3 to §7.7). */
final class Properties {

  private static final String ACL = "ACL";
  private static final String FORMAT = "Format";
  private static final String NAME = "Name";
  private static final String SIZE = "Size";
  private static final String TITLE = "Title";
  private static final String TSTAMP = "TStamp";
  private static final String TYPE = "Type";
  private static final String VER_NO = "VerNo";

  private Properties() {}

  static int get(Target target, NodeValue into) {
    Place place = target.place;
    String property = target.uri.property();
    if (!isSupported(place, property)) {
      return TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED;
    }
    // The size of a secret says something about it.
    if (property.equals(SIZE) && !place.supports(TreeCommand.GET)) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (!place.isAllowed(TreeCommand.GET, target.serverId)) {
      return TreeStatus.PERMISSION_DENIED;
    }
    String value = property.equals(SIZE) ? size(place) : text(target);
    if (value == null) {
      return TreeStatus.COMMAND_FAILED;
    }
    into.set(NodeFormat.CHR, "text/plain", Utf8.bytes(value));
    return TreeStatus.OK;
  }

  /** Nodes that are read live have no Title, TStamp and VerNo, unless the description has them. */
  private static boolean isSupported(Place place, String property) {
    switch (property) {
      case ACL:
      case FORMAT:
      case NAME:
      case TYPE:
        return true;
      case SIZE:
        return !place.isInterior();
      case TITLE:
      case TSTAMP:
      case VER_NO:
        return place.isStored();
      default:
        return false;
    }
  }

  private static String size(Place place) {
    byte[] value = place.live() == null ? place.node().value : place.live().read();
    return value == null ? null : Integer.toString(value.length);
  }

  private static String text(Target target) {
    Place place = target.place;
    Node node = place.node();
    switch (target.uri.property()) {
      case ACL:
        // OMA-TS-DM_TND §7.7.1.1: what is inherited is not shown.
        return place.isStored() ? node.acl.toString() : "";
      case FORMAT:
        return place.format().text();
      case NAME:
        return target.uri.depth() == 0 ? "." : target.uri.lastName();
      case TITLE:
        return node.title;
      case TSTAMP:
        return timeStamp(node.changedSeconds);
      case TYPE:
        return place.type();
      default:
        return Integer.toString(node.verNo);
    }
  }

  /** ISO 8601 in basic format, as 20010711T163817Z; empty when the time is not known. */
  static String timeStamp(long seconds) {
    if (seconds == Node.UNKNOWN_TIME) {
      return "";
    }
    long day = seconds / 86_400;
    int rest = (int) (seconds % 86_400);
    StringBuilder text = new StringBuilder(16);
    digits(text, (int) CivilDate.year(day), 4);
    digits(text, CivilDate.month(day), 2);
    digits(text, CivilDate.dayOfMonth(day), 2);
    text.append('T');
    digits(text, rest / 3_600, 2);
    digits(text, rest / 60 % 60, 2);
    digits(text, rest % 60, 2);
    return text.append('Z').toString();
  }

  private static void digits(StringBuilder text, int number, int count) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < count; i++) {
      text.append('0');
    }
    text.append(digits);
  }

  static int replace(TreeState state, Target target, byte[] value) {
    Place place = target.place;
    String property = target.uri.property();
    if (!isSupported(place, property)) {
      return TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED;
    }
    // What a live node is made of is not kept, so nothing of it can be changed.
    if (!place.isStored()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    switch (property) {
      case ACL:
        return replaceAcl(state, target, value);
      case NAME:
        return rename(state, target, value);
      case TITLE:
        return replaceTitle(state, target, value);
      default:
        return TreeStatus.COMMAND_NOT_ALLOWED;
    }
  }

  private static int replaceAcl(TreeState state, Target target, byte[] value) {
    Place place = target.place;
    // OMA-TS-DM_TND §7.7.1.3: the right to change the list of a leaf is its parent's alone.
    boolean isOwn = place.isInterior() && place.isAllowed(TreeCommand.REPLACE, target.serverId);
    if (!isOwn && !place.isAllowedOfParent(TreeCommand.REPLACE, target.serverId)) {
      return TreeStatus.PERMISSION_DENIED;
    }
    if (value.length > state.limits.aclBytes()) {
      return TreeStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    String text = TreeText.text(value);
    Acl acl = text == null ? null : new AclParser(state.limits.aclBytes()).parse(text);
    if (acl == null) {
      return TreeStatus.COMMAND_FAILED;
    }
    // OMA-TS-DM_TND §7.7.1.2: every server can always extend the tree.
    if (target.uri.depth() == 0 && !acl.servers(TreeCommand.ADD).contains(Acl.ANY)) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    return install(state, target, value, place.node().edit().acl(acl));
  }

  private static int replaceTitle(TreeState state, Target target, byte[] value) {
    if (!target.place.isAllowed(TreeCommand.REPLACE, target.serverId)) {
      return TreeStatus.PERMISSION_DENIED;
    }
    if (value.length > state.limits.titleBytes()) {
      return TreeStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    String title = TreeText.text(value);
    return title == null || !TreeText.isClean(title)
        ? TreeStatus.COMMAND_FAILED
        : install(state, target, value, target.place.node().edit().title(title));
  }

  private static int rename(TreeState state, Target target, byte[] value) {
    Place place = target.place;
    // OMA-TS-DM_TND §6.2.3: a permanent node keeps its name.
    if (place.isPermanent()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (!place.isAllowed(TreeCommand.REPLACE, target.serverId)) {
      return TreeStatus.PERMISSION_DENIED;
    }
    String text = TreeText.text(value);
    String name = text == null ? null : UriParser.name(text);
    if (name == null) {
      return TreeStatus.COMMAND_FAILED;
    }
    if (Utf8.length(name) > state.limits.nameBytes()) {
      return TreeStatus.URI_TOO_LONG;
    }
    boolean isOther = !name.equals(place.node().name);
    if (isOther && place.parentNode().child(name) != null) {
      return TreeStatus.ALREADY_EXISTS;
    }
    // Under another name a node may be none that its description allows.
    NodeUri renamed = target.uri.parent().child(name);
    if (state.find(renamed).description() != place.description()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    return install(state, target, value, place.node().edit().name(name));
  }

  private static int install(TreeState state, Target target, byte[] value, Node.Draft changed) {
    int verdict = state.judge(target.change(TreeCommand.REPLACE, null, value));
    Node node = changed.changed(state.nowSeconds()).build();
    return verdict == TreeStatus.OK
        ? state.install(target.place.rootWith(node, state.nowSeconds()))
        : verdict;
  }
}
