/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.tsm.TransportSecurityModel;

/** SNMP-TSM-MIB (RFC 5591 §7), all of it. */
public final class SnmpTsmMib {

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 2, 1, 190);
  private static final Oid USE_PREFIX = Names.below(MODULE, 1, 2, 1);

  /** snmpTsmCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 2, 1, 1);

  private SnmpTsmMib() {}

  /**
   * Registers the module's objects. The model gets the kept value of snmpTsmConfigurationUsePrefix;
   * where a manager has never written it, or the operator has configured it, the model keeps the
   * value that it has.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param model the security model
   * @param counters the engine's counters
   * @param settings keeps what managers write
   * @param policy what the configuration says of snmpTsmConfigurationUsePrefix
   * @return whether a manager had written another snmpTsmConfigurationUsePrefix than the configured
   *     one; that value is forgotten
   */
  public static boolean register(
      MibRegistry registry,
      SnmpV2Mib system,
      TransportSecurityModel model,
      EngineCounters counters,
      Settings settings,
      TsmPrefixPolicy policy) {
    system.addModule(COMPLIANCE, "SNMP-TSM-MIB (RFC 5591)");
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_TSM_INVALID_CACHES, counters));
    registry.register(
        new EngineCounterScalar(EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_TSM_UNKNOWN_PREFIXES, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_TSM_INVALID_PREFIXES, counters));
    UsePrefix usePrefix = new UsePrefix(model, settings, policy);
    registry.register(usePrefix);
    boolean initial = model.usePrefix();
    settings.add(usePrefix);
    if (!policy.isConfigured()) {
      return false;
    }
    boolean overruled = model.usePrefix() != initial;
    usePrefix.forgetWritten();
    model.setUsePrefix(initial);
    return overruled;
  }

  private static final class UsePrefix extends WritableFlag {

    private final TransportSecurityModel model;
    private final TsmPrefixPolicy policy;

    UsePrefix(TransportSecurityModel model, Settings settings, TsmPrefixPolicy policy) {
      super(USE_PREFIX, settings);
      this.model = model;
      this.policy = policy;
    }

    @Override
    protected int checkState(BerReader value) {
      boolean wanted = isYes(value);
      // Who would set it could not take it back: no later request would be authorized.
      return wanted == isSet() || policy.isUsable(wanted)
          ? ErrorStatus.NO_ERROR
          : ErrorStatus.INCONSISTENT_VALUE;
    }

    @Override
    protected boolean isSet() {
      return model.usePrefix();
    }

    @Override
    protected void set(boolean set) {
      model.setUsePrefix(set);
    }
  }
}
