/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the device says of itself in DevInfo and DevDetail (OMA-TS-DM_StdObj §5.3.2, §5.3.3). What
 * is not said is empty, and never stored: another version of the program says something else.
 */
public final class DeviceInformation {

  private static final String DEV_INFO = "./DevInfo/";
  private static final String DEV_DETAIL = "./DevDetail/";

  private final Map<String, String> values = new TreeMap<>();

  /**
   * Begins with the identity of the device.
   *
   * @param deviceId a URN that no other device has
   * @param manufacturer the manufacturer
   * @param model the manufacturer's name of the model
   * @param clientVersion version of the client
   * @param language a language by RFC 1766
   */
  public DeviceInformation(
      String deviceId, String manufacturer, String model, String clientVersion, String language) {
    values.put(DEV_INFO + "DevId", deviceId);
    values.put(DEV_INFO + "Man", manufacturer);
    values.put(DEV_INFO + "Mod", model);
    values.put(DEV_INFO + "DmV", clientVersion);
    values.put(DEV_INFO + "Lang", language);
    values.put(DEV_DETAIL + "DevTyp", "");
    values.put(DEV_DETAIL + "OEM", "");
    values.put(DEV_DETAIL + "LrgObj", "true");
    versions("", "", "");
  }

  /** Says what kind of device this is, and who made it for the manufacturer. */
  public DeviceInformation kind(String deviceType, String originalManufacturer) {
    values.put(DEV_DETAIL + "DevTyp", deviceType);
    values.put(DEV_DETAIL + "OEM", originalManufacturer);
    return this;
  }

  /** Says the versions of firmware, software and hardware. */
  public DeviceInformation versions(String firmware, String software, String hardware) {
    values.put(DEV_DETAIL + "FwV", firmware);
    values.put(DEV_DETAIL + "SwV", software);
    values.put(DEV_DETAIL + "HwV", hardware);
    return this;
  }

  /**
   * Puts all this into a tree of the standard objects, and the tree's bounds with it.
   *
   * @param tree the tree
   */
  public void mount(ManagementTree tree) {
    for (Map.Entry<String, String> value : values.entrySet()) {
      tree.mount(value.getKey(), new FixedLeaf(value.getValue()));
    }
    TreeLimits limits = tree.limits();
    mountBound(tree, "MaxDepth", limits.depth());
    // These two count characters, of which each has a byte at least.
    mountBound(tree, "MaxTotLen", limits.uriBytes());
    mountBound(tree, "MaxSegLen", limits.nameBytes());
  }

  private static void mountBound(ManagementTree tree, String name, int bound) {
    tree.mount(DEV_DETAIL + "URI/" + name, new FixedLeaf(Integer.toString(bound)));
  }
}
