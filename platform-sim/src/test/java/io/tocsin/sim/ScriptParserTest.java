/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptParserTest {

  private final List<TextProblem> problems = new ArrayList<>();

  private Script parse(String text) {
    return ScriptParser.parse("my.script", text, new CommandParser(BoardPlan.STANDARD), problems);
  }

  private List<String> problemsOf(String text) {
    parse(text);
    return problems.stream().map(TextProblem::toString).toList();
  }

  @Test
  void shouldReadEveryInstruction() {
    Script script =
        parse(
            """
            # a visit
            at 2s line door open
            wait 500ms
            line door close        # behind them
            repeat 3
              repeat forever
                wait 1m
              end
            end
            """);
    assertEquals(List.of(), problems);
    assertEquals(5, script.body().size());
    assertEquals(new Script.At(2_000), script.body().get(0));
    assertEquals("line door open", ((Script.Do) script.body().get(1)).text());
    assertEquals(new Script.Wait(500), script.body().get(2));
    Script.Repeat outer = assertInstanceOf(Script.Repeat.class, script.body().get(4));
    assertEquals(3, outer.count());
    Script.Repeat inner = assertInstanceOf(Script.Repeat.class, outer.body().get(0));
    assertEquals(Script.FOREVER, inner.count());
    assertEquals(List.of(new Script.Wait(60_000)), inner.body());
  }

  @Test
  void shouldAcceptAnEmptyScript() {
    assertEquals(List.of(), parse("\n# nothing\n").body());
    assertEquals(List.of(), problems);
  }

  @Test
  void shouldReportAllProblemsAtOnce() {
    List<String> texts =
        problemsOf(
            """
            at 2s line dor open
            at 1s
            wait
            wait long
            repeat
              temp
            end
            repeat 0
            end
            end
            dance
            at 3s wait 1s
            end now
            """);
    assertEquals(11, texts.size(), () -> String.join("\n", texts));
    String[] starts = {
      "my.script:1: no line is called 'dor'; allowed: door, button",
      "my.script:2: too few words; allowed: at TIME COMMAND",
      "my.script:3: too few words; allowed: wait TIME",
      "my.script:4: 'long' is not a time; allowed: ",
      "my.script:5: how often is not understood; allowed: repeat 1 to 1000000, repeat forever",
      "my.script:6: too few words; allowed: temp VALUE",
      "my.script:8: how often is not understood",
      "my.script:10: no repeat is open here",
      "my.script:11: unknown command 'dance'",
      "my.script:12: 'wait' is not a command",
      "my.script:13: too many words; allowed: end",
    };
    for (int i = 0; i < starts.length; i++) {
      assertTrue(texts.get(i).startsWith(starts[i]), texts.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at 3s lines; at 2s lines | my.script:2: at 2s comes too late: 3000 ms have passed by then",
        "wait 3s; at 2999ms lines | my.script:2: at 2999ms comes too late: 3000 ms have passed",
        "repeat 3; wait 1s; end; at 2s lines | my.script:4: at 2s comes too late: 3000 ms",
        "repeat forever; lines; end | my.script:3: what repeats forever must take time",
        "repeat forever; repeat 9; lines; end; end | my.script:5: what repeats forever must take",
        "repeat forever; wait 1s; end; lines | my.script:4: this is never reached",
        "repeat 2; repeat forever; wait 1s; end; end; lines | my.script:6: this is never reached",
        "repeat 2; lines | my.script:1: this repeat has no end",
        "repeat 1000001; end | my.script:1: how often is not understood",
        "repeat -1; end | my.script:1: how often is not understood",
        "repeat 99999999999; end | my.script:1: how often is not understood",
        "repeat 1000000; wait 744h; end | my.script:3: the script takes too long",
        "wait 744h; wait 1ms | my.script:2: the script takes too long; allowed: 744h",
      })
  void shouldFindWhatCannotWork(String script, String start) {
    List<String> texts = problemsOf(script.replace("; ", "\n"));
    assertEquals(1, texts.size(), () -> String.join("\n", texts));
    assertTrue(texts.get(0).startsWith(start), texts.get(0));
  }

  @Test
  void shouldAcceptAMomentInsideOfARoundThatLiesBeforeTheRound() {
    assertEquals(
        List.of(), problemsOf("wait 5s\nrepeat 2\nat 1s lines\nat 2s lines\nend\nat 9s lines\n"));
  }

  @Test
  void shouldBoundRepeatsWithinRepeats() {
    String text = "repeat 2\n".repeat(ScriptParser.DEPTH_MAX + 1) + "wait 1s\n";
    text += "end\n".repeat(ScriptParser.DEPTH_MAX + 1);
    assertEquals(
        List.of("my.script:9: too many repeats within repeats; allowed: 8"), problemsOf(text));
  }
}
