package dev.bourse.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.CancelReason;
import dev.bourse.engine.core.MarketStatus;
import dev.bourse.engine.core.OrderType;
import dev.bourse.engine.core.RejectReason;
import dev.bourse.engine.core.TimeInForce;
import dev.bourse.engine.core.Trigger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's words are those of the wire, with the same numbers. */
final class WireCodesTest {

    static Stream<Arguments> words() {
        return Stream.of(
                words(
                        Side.values(),
                        WireCodes::wire,
                        dev.bourse.common.engine.wire.Side.values(),
                        dev.bourse.common.engine.wire.Side::value),
                words(
                        OrderType.values(),
                        WireCodes::wire,
                        dev.bourse.common.engine.wire.OrderType.values(),
                        dev.bourse.common.engine.wire.OrderType::value),
                words(
                        TimeInForce.values(),
                        WireCodes::wire,
                        dev.bourse.common.engine.wire.TimeInForce.values(),
                        dev.bourse.common.engine.wire.TimeInForce::value),
                words(SelfTradePrevention.values(), WireCodes::wire, Prevention.values(), Prevention::value),
                words(
                        Trigger.values(),
                        WireCodes::wire,
                        dev.bourse.common.engine.wire.Trigger.values(),
                        dev.bourse.common.engine.wire.Trigger::value),
                words(
                        MarketStatus.values(),
                        WireCodes::wire,
                        dev.bourse.common.engine.wire.MarketStatus.values(),
                        dev.bourse.common.engine.wire.MarketStatus::value),
                words(
                        CancelReason.values(),
                        WireCodes::wire,
                        dev.bourse.common.engine.wire.CancelReason.values(),
                        dev.bourse.common.engine.wire.CancelReason::value),
                words(
                        RejectReason.values(),
                        WireCodes::wire,
                        dev.bourse.common.engine.wire.RejectReason.values(),
                        dev.bourse.common.engine.wire.RejectReason::value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void eachWordHasTheSameNumberOnTheWire(String what, Map<String, Integer> engine, Map<String, Integer> wire) {
        assertThat(wire).as(what).isEqualTo(engine);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void eachWordBecomesItself(
            String what, Map<String, Integer> engine, Map<String, Integer> wire, Map<String, String> sent) {
        assertThat(sent)
                .as(what)
                .hasSameSizeAs(engine)
                .allSatisfy((said, heard) -> assertThat(heard).isEqualTo(said));
    }

    @Test
    void marketDefaultIsNoPreventionOfItsOwn() {
        assertThat(WireCodes.MARKET_DEFAULT).isEqualTo(Prevention.MARKET_DEFAULT.value());
        assertThat(WireCodes.prevention(WireCodes.MARKET_DEFAULT)).isNull();
        assertThat(WireCodes.prevention(Prevention.DECREMENT.value())).isEqualTo(SelfTradePrevention.DECREMENT);
    }

    @Test
    void yesAndNoAreFlags() {
        assertThat(WireCodes.wire(true)).isEqualTo(Flag.YES);
        assertThat(WireCodes.wire(false)).isEqualTo(Flag.NO);
    }

    @SuppressWarnings("EnumOrdinal") // the number under test
    private static <E extends Enum<E>, W extends Enum<W>> Arguments words(
            E[] engine, Function<E, W> toWire, W[] wire, ToIntFunction<W> number) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, String> sent = new LinkedHashMap<>();
        for (E it : engine) {
            numbers.put(it.name(), it.ordinal());
            sent.put(it.name(), toWire.apply(it).name());
        }
        Map<String, Integer> wireNumbers = new LinkedHashMap<>();
        Arrays.stream(wire)
                .filter(it -> !it.name().equals("NULL_VAL") && !it.name().equals("MARKET_DEFAULT"))
                .forEach(it -> wireNumbers.put(it.name(), number.applyAsInt(it)));
        return arguments(engine[0].getDeclaringClass().getSimpleName(), numbers, wireNumbers, sent);
    }
}
