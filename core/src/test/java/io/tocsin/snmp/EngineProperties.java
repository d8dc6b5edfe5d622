/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** {@link EngineInvariants} for garbage, for messages with faults, and for proper requests. */
class EngineProperties {

  private final TestEngine engine = new TestEngine();
  private final EngineInvariants invariants = new EngineInvariants(engine);

  private void check(byte[] message) {
    invariants.assertHoldsFor(message);
    invariants.assertIsAlive();
  }

  @Property
  void shouldHoldForGarbage(@ForAll @Size(max = 200) byte[] message) {
    check(message);
  }

  @Property
  void shouldHoldForGarbageInAScopedPdu(@ForAll @Size(max = 100) byte[] garbage) {
    check(MessageBuilder.message().data(garbage).build());
    check(MessageBuilder.message().pdu(garbage).build());
    check(MessageBuilder.message().pdu(Ber.element(PduType.SET_REQUEST, garbage)).build());
  }

  @Property
  void shouldHoldForMessagesWithChangedOctets(
      @ForAll("requests") byte[] request,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1000) Integer> places,
      @ForAll byte octet) {
    byte[] changed = request.clone();
    for (int place : places) {
      changed[place % changed.length] = octet;
    }
    check(changed);
  }

  @Property
  void shouldHoldForMessagesWithOctetsPutInOrTakenOut(
      @ForAll("requests") byte[] request,
      @ForAll @IntRange(max = 1000) int place,
      @ForAll @Size(max = 5) byte[] inserted) {
    int at = place % request.length;
    byte[] tail = Arrays.copyOfRange(request, at, request.length);
    check(Ber.join(Arrays.copyOf(request, at), inserted, tail));
    check(Ber.join(Arrays.copyOf(request, at), Arrays.copyOfRange(tail, 1, tail.length)));
  }

  @Property(tries = 50)
  void shouldHoldForEveryBeginning(@ForAll("requests") byte[] request) {
    for (int length = 0; length < request.length; length++) {
      invariants.assertHoldsFor(Arrays.copyOf(request, length));
    }
    invariants.assertIsAlive();
  }

  @Property
  void shouldHoldForProperRequestsOfWhateverSize(
      @ForAll("requests") byte[] request,
      @ForAll @IntRange(min = 484, max = 1500) int transportSizeMax,
      @ForAll @IntRange(max = 600) int valueLength) {
    engine.transport.sizeMax = transportSizeMax;
    engine.objects.put(TestObjects.SYS_NAME, Ber.octets(new byte[valueLength]));
    check(request);
  }

  @Provide
  Arbitrary<byte[]> requests() {
    Arbitrary<Integer> types =
        Arbitraries.of(
            PduType.GET_REQUEST,
            PduType.GET_NEXT_REQUEST,
            PduType.GET_BULK_REQUEST,
            PduType.SET_REQUEST,
            PduType.INFORM_REQUEST,
            PduType.SNMPV2_TRAP,
            PduType.RESPONSE,
            PduType.REPORT);
    Arbitrary<String[]> names =
        Arbitraries.of(
                "1.3",
                "2.1",
                "0.0",
                TestObjects.SYS_DESCR,
                TestObjects.SYS_NAME,
                TestObjects.ENGINE_ID,
                TestObjects.LAST)
            .array(String[].class)
            .ofMaxSize(8);
    Arbitrary<Integer> numbers = Arbitraries.of(0, 1, 2, 7, 100, Integer.MAX_VALUE);
    Arbitrary<Integer> sizes = Arbitraries.integers().between(484, 2000);
    Arbitrary<Integer> flags = Arbitraries.integers().between(0, 7);
    Arbitrary<String> contexts = Arbitraries.of("", "", "", "x", "c".repeat(255));
    Arbitrary<Octets> engines =
        Arbitraries.of(
            TestEngine.ENGINE_ID, EngineDiscovery.LOCAL_ENGINE_ID, Octets.ofAscii("other"));
    Arbitrary<MessageBuilder> headers =
        Combinators.combine(sizes, flags, contexts, engines)
            .as(
                (size, flag, context, engineId) ->
                    MessageBuilder.message()
                        .messageSizeMax(size)
                        .flags(flag)
                        .contextName(context)
                        .contextEngineId(engineId));
    return Combinators.combine(headers, types, numbers, numbers, names)
        .as((header, type, second, third, asked) -> header.ask(type, second, third, asked).build());
  }
}
