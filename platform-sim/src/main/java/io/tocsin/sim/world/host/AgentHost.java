/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.agent.Agent;
import io.tocsin.agent.AgentStartException;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.hal.Log;
import io.tocsin.hal.Platform;
import io.tocsin.hal.ProgramTexts;
import io.tocsin.raspi.command.PlatformParts;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.board.BoardHardware;
import io.tocsin.sim.world.board.BoardWatchdog;
import io.tocsin.sim.world.board.BoundedLog;
import io.tocsin.sim.world.board.MemoryFiles;
import io.tocsin.sim.world.board.StreamEntropy;
import io.tocsin.sim.world.channel.ChannelTap;
import io.tocsin.sim.world.channel.TappedChannels;
import io.tocsin.sim.world.channel.WorldIdentity;
import io.tocsin.sim.world.flash.Flash;
import io.tocsin.sim.world.flash.PowerCut;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A board of a world, with the agent on it. Its flash, its clock and what is wired to it live on
 * when the power goes; the agent and its connections do not.
 *
 * <p>A power cut in the middle of a write, and a watchdog that was not fed, take the power away;
 * whoever plays the scenario gives it back.
 */
public final class AgentHost {

  private static final long WATCHDOG_TIMEOUT_MS = 60_000;
  private static final long STOP_TIME_MS_MAX = 3_000;
  private static final int LOG_ENTRIES_MAX = 500;
  private static final String FILE = "tocsin.conf";

  private final World world;
  private final String name;
  private final NetworkHost network;
  private final Flash flash;
  private final BoardClock clock;
  private final BoardHardware hardware;
  private final BoardWatchdog watchdog;
  private final BoundedLog log;
  private final MemoryFiles files = new MemoryFiles();
  private final Platform platform;
  private final StepDriver driver;
  private Configuration configuration;
  private int configurationChecksum;
  private ChannelTap tap;
  private AgentLifeListener life = AgentLifeListener.NOBODY;
  private boolean clockLostAtStart;
  private Agent agent;
  private boolean ending;
  private long channelCount;
  private int startCount;
  private int startFailureCount;
  private int cutCount;
  private int cutInStartCount;
  private int cutInStepCount;

  AgentHost(World world, String name, NetworkHost network, BoardPlan plan) {
    this.world = world;
    this.name = name;
    this.network = network;
    String part = "board/" + name + "/";
    flash = new Flash(world.seed().stream(part + "flash"));
    clock = new BoardClock(world.scheduler());
    clock.setWall(world.wallMs());
    clock.setTrusted(true);
    hardware = new BoardHardware(world.scheduler(), plan, name);
    watchdog = new BoardWatchdog(world.scheduler(), WATCHDOG_TIMEOUT_MS);
    watchdog.setBite(() -> powerOff(true));
    log = new BoundedLog(world.scheduler(), LOG_ENTRIES_MAX, Log.DEBUG);
    platform =
        new PlatformParts(
            clock,
            network,
            flash,
            new StreamEntropy(world.seed().stream(part + "entropy")),
            hardware,
            watchdog,
            log,
            files,
            files,
            ProgramTexts.OF_CLASS_LOADER);
    driver =
        new StepDriver(
            name,
            world.scheduler(),
            network,
            clock,
            () -> network.movedBytes() + flash.writeCount() + flash.syncCount());
    driver.setBusy(flash::takeBusyMs);
    driver.setPowerCut(
        () -> {
          cutInStepCount++;
          powerOff(true);
        });
    driver.setEnded(this::end);
    hardware.setWake(driver::wake);
    network.powerOff(true);
    WorldIdentity identity = world.authority().issue(name);
    files.put("board.crt", identity.certificatePem());
    files.put("board.key", identity.keyPem());
    files.put("ca.crt", world.authority().own().certificatePem());
  }

  /**
   * Sets the configuration, which the next start takes; the lines that name the board and its files
   * are there already.
   *
   * @param lines further lines
   * @throws IllegalArgumentException when there are errors
   */
  public void configure(List<String> lines) {
    byte[] content = file(lines);
    ConfigurationResult result = ConfigurationReader.read(FILE, content);
    if (!result.isValid()) {
      throw new IllegalArgumentException(result.text());
    }
    use(result.configuration(), content);
  }

  private byte[] file(List<String> lines) {
    String text =
        String.join(
                "\n",
                "state.directory = state",
                "system.name = " + name,
                "identity.certificate = board.crt",
                "identity.key = board.key",
                "trust.certificates = ca.crt")
            + "\n"
            + String.join("\n", lines)
            + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void use(Configuration newConfiguration, byte[] content) {
    configuration = newConfiguration;
    CRC32 checksum = new CRC32();
    checksum.update(content);
    configurationChecksum = (int) checksum.getValue();
  }

  /**
   * Gives the agent that runs another configuration, which later starts take as well.
   *
   * @param lines as for {@link #configure}
   * @return whether it was taken; if not, all is as before, and the log tells why. Neither is it
   *     when no agent runs, or one that is ending
   */
  public boolean reload(List<String> lines) {
    if (agent == null || ending) {
      return false;
    }
    byte[] content = file(lines);
    ConfigurationResult result = ConfigurationReader.read(FILE, content);
    life.reloading();
    try {
      String errors = result.isValid() ? reload(result.configuration()) : result.text();
      if (errors.isEmpty()) {
        use(result.configuration(), content);
      } else {
        log.write(Log.WARNING, "host", "The configuration is not taken: " + errors);
      }
      life.reloaded(errors.isEmpty());
      driver.wake();
      return errors.isEmpty();
    } catch (PowerCut e) {
      powerOff(true);
      return false;
    }
  }

  private String reload(Configuration newConfiguration) {
    try {
      StringBuilder errors = new StringBuilder();
      for (ConfigurationError error : agent.reload(newConfiguration, clock.monotonicMs())) {
        errors.append(error.text()).append('\n');
      }
      return errors.toString();
    } catch (IOException e) {
      return "the memory fails: " + e.getMessage();
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  /**
   * Power comes: the agent starts, and is stepped from now on. Nothing when there is power already.
   *
   * @return whether it started; if not, the log tells why, and the board is off again
   */
  public boolean powerOn() {
    if (agent != null) {
      return true;
    }
    clock.start();
    if (clockLostAtStart) {
      clock.lose();
    }
    hardware.powerOn();
    network.powerOn();
    try {
      agent = Agent.start(configuration, configurationChecksum, platform, "world", this::channels);
    } catch (AgentStartException | IOException e) {
      startFailureCount++;
      log.write(Log.ERROR, "host", "The agent does not start: " + e.getMessage());
      network.powerOff(false);
      return false;
    } catch (PowerCut e) {
      cutCount++;
      cutInStartCount++;
      flash.powerCut();
      network.powerOff(true);
      return false;
    }
    ending = false;
    startCount++;
    world.scheduler().hash().mix("on");
    life.started();
    driver.start(agent);
    return true;
  }

  private SecureChannelFactory channels(
      Configuration ofAgent, Platform ofBoard, TlsIdentity identity, TlsIdentity next) {
    SecureChannelFactory channels =
        world.agentChannels().channels(ofAgent, ofBoard, identity, next);
    return tap == null ? channels : new TappedChannels(channels, tap, () -> ++channelCount);
  }

  /**
   * The agent ends at once, in the middle of whatever it does.
   *
   * @param silent true when the power is cut: what the flash has not synced meets its fate, and
   *     nobody on the network learns of it; false when the agent is killed and the system lives on:
   *     its connections are reset, and the flash keeps all
   */
  public void powerOff(boolean silent) {
    if (agent == null) {
      return;
    }
    world.scheduler().hash().mix("off");
    life.ends(silent);
    agent = null;
    driver.halt();
    watchdog.sleep();
    network.powerOff(silent);
    if (silent) {
      cutCount++;
      flash.powerCut();
    } else {
      flash.flush();
    }
  }

  /** Ends the agent in good order, or after three seconds, and then the power goes. */
  public void stop() {
    if (agent == null) {
      return;
    }
    Agent stopping = agent;
    ending = true;
    try {
      agent.stop(clock.monotonicMs());
    } catch (PowerCut e) {
      powerOff(true);
      return;
    }
    driver.wake();
    world
        .scheduler()
        .after(
            STOP_TIME_MS_MAX,
            "stop timeout",
            () -> {
              if (agent == stopping) {
                end();
              }
            });
  }

  private void end() {
    powerOff(false);
  }

  // ---- for whoever plays and watches a scenario ----

  /** Sets what sees the bytes of the channels to servers, from the next start on; null for none. */
  public void setTap(ChannelTap tap) {
    this.tap = tap;
  }

  /** Sets who hears of starts and ends of the agent. */
  public void setLifeListener(AgentLifeListener listener) {
    life = listener;
  }

  /** Sets whether the board's clock has no battery: each start finds it in 1970. */
  public void setClockLostAtStart(boolean isLost) {
    clockLostAtStart = isLost;
  }

  /**
   * The configuration of the agent that runs and of the next start; null before {@link #configure}.
   */
  public Configuration configuration() {
    return configuration;
  }

  /** The agent that runs; null when there is none. */
  public Agent agent() {
    return agent;
  }

  /** Whether the agent has been told to end in good order. */
  public boolean isEnding() {
    return ending;
  }

  /** The board's name. */
  public String name() {
    return name;
  }

  /** Its place on the network. */
  public NetworkHost network() {
    return network;
  }

  /** Its flash. */
  public Flash flash() {
    return flash;
  }

  /** Its clocks. */
  public BoardClock clock() {
    return clock;
  }

  /** What is wired to it. */
  public BoardHardware hardware() {
    return hardware;
  }

  /** Its watchdog. */
  public BoardWatchdog watchdog() {
    return watchdog;
  }

  /** Its log. */
  public BoundedLog log() {
    return log;
  }

  /** The operator's files on it. */
  public MemoryFiles files() {
    return files;
  }

  /** What steps the agent. */
  public StepDriver driver() {
    return driver;
  }

  /** How often the agent has started. */
  public int startCount() {
    return startCount;
  }

  /** How often the agent refused to start. */
  public int startFailureCount() {
    return startFailureCount;
  }

  /** How often the power was cut. */
  public int cutCount() {
    return cutCount;
  }

  /** How often the power was cut in the middle of a start. */
  public int cutInStartCount() {
    return cutInStartCount;
  }

  /** How often the power was cut in the middle of a step. */
  public int cutInStepCount() {
    return cutInStepCount;
  }
}
