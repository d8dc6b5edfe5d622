/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.Acl;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeUri;
import io.tocsin.dm.tree.TreeChange;
import io.tocsin.dm.tree.TreeCommand;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.dm.tree.TreeView;
import io.tocsin.dm.tree.UriParser;
import io.tocsin.event.TokenBucket;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The one place that decides who may be told of what. Every rule is a constant of {@link TrapRule}.
 *
 * <p>Four times a registration is looked at: when a server makes it, as a guard of the tree; each
 * time that the tree has changed, which is when rights and accounts can be lost; when its trap
 * fires; and when the event is about to be sent. The last three ask the same question, {@link
 * #standing}, as the first.
 *
 * <p>The tree asks the guard only for changes that its access control lists grant, and only for a
 * server that has authenticated itself in its session.
 */
public final class TrapPolicy {

  /** So many texts about refusals at once, and then one each so many seconds. */
  private static final int TELL_BURST = 10;

  private static final int TELL_SECONDS = 6;
  private static final int TELLINGS_MAX = 64;

  /** What is told of the refusals of one server, so that it drowns those of no other. */
  private static final class Telling {
    private final TokenBucket texts = new TokenBucket(1, TELL_BURST * TELL_SECONDS);
    private long leftOut;
  }

  private final DmAccounts accounts;
  private TrapTrust trust;
  private final TrapListener listener;
  private final UriParser uris;
  private final RegistrationNodes nodes;
  private final RegistrationBounds bounds;
  private final RegistrationRules registrationRules;
  private final AccountRules accountRules = new AccountRules(this);
  private final Map<TrapRule, Long> refusals = new EnumMap<>(TrapRule.class);
  private final RegistrationRefusals refusedRegistrations;

  /** For each server; a server that is refused has an account, so there are few. */
  private final Map<String, Telling> tellings = new HashMap<>();

  private long nowMs;
  private boolean isOffForTest;

  TrapPolicy(
      ManagementTree tree,
      DmAccounts accounts,
      TrapCatalog catalog,
      TrapLimits limits,
      TrapTrust trust,
      SlotTable slots,
      TrapListener listener) {
    this.accounts = accounts;
    this.trust = trust;
    this.listener = listener;
    uris = new UriParser(tree.limits());
    nodes = new RegistrationNodes(catalog.shape(), 2 * limits.inAll());
    bounds = new RegistrationBounds(catalog, nodes, limits);
    refusedRegistrations = new RegistrationRefusals(accounts);
    registrationRules = new RegistrationRules(this, catalog, nodes, bounds, slots);
    tree.addGuard(this::check);
  }

  /** Lets a test see what an attack does without the policy; nothing else can call it. */
  void switchOffForTest() {
    isOffForTest = true;
  }

  void setTrust(TrapTrust other) {
    trust = other;
  }

  boolean isOff() {
    return isOffForTest || Faults.planted(PlantedBugs.TRAP_POLICY_OFF);
  }

  RegistrationNodes nodes() {
    return nodes;
  }

  RegistrationBounds bounds() {
    return bounds;
  }

  /** Says what time it is, for rates; until it is said again no time passes. */
  void setTime(long monotonicMs) {
    nowMs = monotonicMs;
    bounds.setTime(monotonicMs);
  }

  /** How often a rule was broken since the start. */
  public long refusals(TrapRule rule) {
    return refusals.getOrDefault(rule, 0L);
  }

  /**
   * How often a server was refused a registration, or a change of one, since it has had its account
   * or since the start.
   *
   * @param serverId the server
   */
  public long refusedRegistrations(String serverId) {
    return refusedRegistrations.of(serverId);
  }

  private int check(TreeView tree, TreeChange change) {
    TrapRule broken = registrationRules.judge(tree, change, isOff());
    if (broken != null) {
      refusedRegistrations.add(change.serverId());
    } else if (change.serverId() != null && !isOff()) {
      broken = accountRules.judge(tree, change);
    }
    if (broken == null) {
      return TreeStatus.OK;
    }
    refused(broken, change.serverId(), change.uri().toString());
    return broken.status();
  }

  /** Counts a refusal, and tells of it unless there were too many. */
  void refused(TrapRule rule, String serverId, String uri) {
    count(rule);
    if (tellings.size() >= TELLINGS_MAX && !tellings.containsKey(serverId)) {
      tellings.clear();
    }
    Telling telling = tellings.computeIfAbsent(serverId, id -> new Telling());
    if (!telling.texts.isOpen(nowMs)) {
      telling.leftOut++;
      return;
    }
    telling.texts.take(TELL_SECONDS, nowMs);
    listener.refused(rule, serverId, uri, telling.leftOut);
    telling.leftOut = 0;
  }

  /** Counts what a rule has refused, or a registration that it took away. */
  void count(TrapRule rule) {
    refusals.merge(rule, 1L, Long::sum);
  }

  /** Whether a server is one that can be trusted at all; the rule that says no, or null. */
  TrapRule trust(String serverId) {
    DmAccount account = accounts.of(serverId);
    if (account == null
        || account.problem() == DmAccount.NO_APPLICATION_ID
        || account.problem() == DmAccount.NO_SERVER_ID) {
      return TrapRule.NO_ACCOUNT;
    }
    if (account.server() == null) {
      return TrapRule.NO_SERVER_CREDENTIAL;
    }
    return account.isUsable() && host(serverId) != null ? null : TrapRule.NO_ADDRESS;
  }

  /** The host that a server's account leads to, null when it has none. */
  String host(String serverId) {
    DmAccount account = accounts.of(serverId);
    return account == null ? null : ServerHost.of(account.address());
  }

  /**
   * Whether a server may have the device turn to an address: one of the host of its own account, or
   * of one that the operator allows.
   *
   * @param serverId the server
   * @param address the address, null for what is none
   */
  boolean mayLeadTo(String serverId, String address) {
    String host = address == null ? null : ServerHost.of(address);
    return isOff() || (host != null && (host.equals(host(serverId)) || trust.includes(host)));
  }

  /** Whether a server's account may have moved from one host to another by itself. */
  boolean mayMove(String from, String to) {
    return to.equals(from) || trust.includes(to);
  }

  /**
   * Whether a registration is good as everything is now: accounts, credentials, rights.
   *
   * @return the rule that says no, null for none
   */
  TrapRule standing(TreeView tree, Registration registration) {
    if (isOff()) {
      return null;
    }
    TrapRule broken = judgeAuthor(tree, registration);
    if (broken == null) {
      broken = trust(registration.serverId());
    }
    String trapUri = registration.trap().uri();
    if (broken == null && !tree.isAllowed(trapUri, TreeCommand.GET, registration.serverId())) {
      broken = TrapRule.TRAP_NOT_READABLE;
    }
    return broken == null && registration.isInward() ? judgeTarget(tree, registration) : broken;
  }

  private TrapRule judgeAuthor(TreeView tree, Registration registration) {
    String author = registration.author();
    boolean isOwn =
        author.equals(registration.serverId()) || author.equals(RegistrationNodes.DEVICE);
    if (isOwn) {
      return null;
    }
    if (!trust.isThirdPartyAllowed()) {
      return TrapRule.NOT_ONESELF;
    }
    TrapRule broken = trust(author);
    return broken == null && !isGranted(tree, registration) ? TrapRule.NOT_GRANTED : broken;
  }

  /**
   * The other server has granted Exec on its account, in the account's own list: what is inherited,
   * others have granted. Nobody but the account's server can change that list ({@link
   * TrapRule#FOREIGN_ACCOUNT}).
   */
  private boolean isGranted(TreeView tree, Registration registration) {
    String author = registration.author();
    String list = nodes.listUri(registration.trap(), registration.isInward());
    DmAccount account = accounts.of(registration.serverId());
    Acl acl = account == null ? null : tree.ownAcl(account.uri());
    return acl != null
        && acl.allows(TreeCommand.EXEC, author)
        && tree.isAllowed(list, TreeCommand.ADD, author);
  }

  private TrapRule judgeTarget(TreeView tree, Registration registration) {
    NodeUri target = uris.parse(registration.target());
    boolean isHere =
        target.status() == TreeStatus.OK
            && target.isNode()
            && target.depth() > 0
            && tree.exists(registration.target());
    if (!isHere) {
      return TrapRule.TARGET_NOT_HERE;
    }
    return tree.isAllowed(registration.target(), TreeCommand.EXEC, registration.serverId())
        ? null
        : TrapRule.TARGET_NOT_EXECUTABLE;
  }

  /**
   * Whether an alert may go out in a session as it is.
   *
   * @param isAuthenticated whether the server has proved who it is, in this session
   * @param isProtected whether the session is inside of TLS
   * @return the rule that says no, null for none
   */
  TrapRule session(TrapKind kind, boolean isAuthenticated, boolean isProtected) {
    if (isOff()) {
      return null;
    }
    if (!isAuthenticated) {
      return TrapRule.NOT_AUTHENTICATED;
    }
    boolean isLoud =
        kind.isSensitive() && !isProtected && !Faults.planted(PlantedBugs.DM_TELL_ALOUD);
    return isLoud ? TrapRule.NOT_PROTECTED : null;
  }
}
