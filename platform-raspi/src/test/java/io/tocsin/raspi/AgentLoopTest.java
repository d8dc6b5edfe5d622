/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Steppable;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentLoopTest {

  /** Counts what the loop does to it. */
  private static class CountingAgent implements Steppable {
    long periodMs = NEVER;
    int stepCount;
    int stopCount;
    int stepsAfterStop;
    int stepsToStop;
    long lastStepMs = -1;

    @Override
    public long step(long nowMs) {
      assertTrue(nowMs >= lastStepMs, "time went back");
      lastStepMs = nowMs;
      stepCount++;
      if (stopCount > 0) {
        stepsAfterStop++;
      }
      onStep();
      return periodMs == NEVER ? NEVER : nowMs + periodMs;
    }

    void onStep() {
      assertTrue(stepCount < 10_000, "the loop turns without pause");
    }

    @Override
    public void stop(long nowMs) {
      stopCount++;
    }

    @Override
    public boolean isStopped() {
      return stopCount > 0 && stepsAfterStop >= stepsToStop;
    }
  }

  private NetworkBed bed;

  @BeforeEach
  void open() throws IOException {
    bed = new NetworkBed();
  }

  @AfterEach
  void close() throws IOException {
    bed.close();
  }

  private AgentLoop loop(Steppable agent, long stopTimeMsMax) {
    return new AgentLoop(agent, bed.clock, bed.network, stopTimeMsMax);
  }

  @Test
  void shouldStepWhenTheAgentAskedToBeCalled() {
    AgentLoop[] loop = new AgentLoop[1];
    CountingAgent agent =
        new CountingAgent() {
          @Override
          void onStep() {
            if (stepCount == 20) {
              loop[0].stop();
            }
          }
        };
    agent.periodMs = 2;
    loop[0] = loop(agent, 1_000);
    assertTrue(loop[0].run());
    assertEquals(20, agent.stepCount);
    assertTrue(agent.lastStepMs >= 19 * 2, "called too early");
    assertEquals(1, agent.stopCount);
  }

  @Test
  void shouldLetTheAgentCloseItsSessions() {
    CountingAgent agent = new CountingAgent();
    agent.periodMs = 1;
    agent.stepsToStop = 5;
    AgentLoop loop = loop(agent, NetworkBed.PATIENCE_MS);
    loop.stop();
    assertTrue(loop.run());
    assertEquals(1, agent.stopCount);
    assertEquals(5, agent.stepsAfterStop);
  }

  @Test
  void shouldNotWaitForEverForSessionsThatDoNotClose() {
    CountingAgent agent = new CountingAgent();
    agent.stepsToStop = Integer.MAX_VALUE;
    AgentLoop loop = loop(agent, 50);
    loop.stop();
    assertFalse(loop.run());
    assertTrue(agent.stepsAfterStop >= 1);
  }

  @Test
  void shouldStopFromAnotherThreadWhileNothingIsDue() throws InterruptedException {
    CountingAgent agent = new CountingAgent();
    AgentLoop loop = loop(agent, 1_000);
    Thread other = new Thread(loop::stop);
    other.start();
    assertTrue(loop.run());
    other.join();
    assertEquals(1, agent.stopCount);
  }

  @Test
  void shouldEndWhenTheAgentEndsByItself() {
    CountingAgent agent =
        new CountingAgent() {
          @Override
          void onStep() {
            stop(0);
          }
        };
    assertTrue(loop(agent, 1_000).run());
  }

  @Test
  void shouldNotHideADefectOfTheAgent() {
    CountingAgent agent =
        new CountingAgent() {
          @Override
          void onStep() {
            throw new IllegalStateException("a defect");
          }
        };
    AgentLoop loop = loop(agent, 1_000);
    assertThrows(IllegalStateException.class, loop::run);
  }
}
