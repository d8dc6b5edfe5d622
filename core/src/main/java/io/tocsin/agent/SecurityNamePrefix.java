/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.CertificateMapSettings;
import io.tocsin.config.Configuration;
import io.tocsin.config.GroupSettings;
import io.tocsin.mib.TsmPrefixPolicy;
import java.util.HashSet;
import java.util.Set;

/**
 * Which value of snmpTsmConfigurationUsePrefix fits the groups and the certificate map of a
 * configuration.
 */
final class SecurityNamePrefix implements TsmPrefixPolicy {

  private final boolean configured;
  private final boolean usableWith;
  private final boolean usableWithout;

  SecurityNamePrefix(Configuration configuration) {
    configured = configuration.isTsmPrefixConfigured();
    usableWith = isUsable(configuration, true);
    usableWithout = isUsable(configuration, false);
  }

  private static boolean isUsable(Configuration configuration, boolean usePrefix) {
    Set<String> members = new HashSet<>();
    boolean formFound = false;
    for (GroupSettings group : configuration.groups()) {
      for (String member : group.members()) {
        members.add(member);
        formFound |= member.startsWith(Configuration.TSM_PREFIX) == usePrefix;
      }
    }
    for (CertificateMapSettings row : configuration.certificateMap()) {
      // Names that only certificates give are not known before; those of a member's form may come.
      boolean fits =
          row.type() == CertificateMapSettings.SPECIFIED
              ? members.contains((usePrefix ? Configuration.TSM_PREFIX : "") + row.securityName())
              : formFound;
      if (fits) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isConfigured() {
    return configured;
  }

  @Override
  public boolean isUsable(boolean usePrefix) {
    return usePrefix ? usableWith : usableWithout;
  }
}
