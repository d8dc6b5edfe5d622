/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.AllowedDestination;
import io.tocsin.config.Configuration;
import io.tocsin.hal.Log;
import io.tocsin.mib.admin.TargetPolicy;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import java.util.List;

/**
 * Keeps managers from having boards send to whomever they like: only hosts that the configuration
 * allows can be targets.
 */
final class DestinationGuard implements TargetPolicy {

  private static final String TOPIC = "target";

  private final List<AllowedDestination> allowed;
  private final List<CertificateView> own;
  private final Log log;

  /**
   * A guard.
   *
   * @param configuration says which hosts are allowed
   * @param own our certificates
   * @param log hears of hosts that are not
   */
  DestinationGuard(Configuration configuration, List<CertificateView> own, Log log) {
    this.allowed = configuration.managedDestinations();
    this.own = own;
    this.log = log;
  }

  @Override
  public boolean isAllowed(String host) {
    for (AllowedDestination each : allowed) {
      if (each.matches(host)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void refuse(String host) {
    log.write(
        Log.WARNING,
        TOPIC,
        "A SET is refused that makes "
            + host
            + " a target; managed.destinations does not allow it.");
  }

  @Override
  public boolean isNameFree(String name) {
    return !AllTargets.isSlotName(name);
  }

  @Override
  public boolean isHeld(Fingerprint fingerprint) {
    for (CertificateView each : own) {
      if (fingerprint.matches(each)) {
        return true;
      }
    }
    return false;
  }
}
