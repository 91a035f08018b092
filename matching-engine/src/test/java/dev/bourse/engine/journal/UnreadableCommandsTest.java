package dev.bourse.engine.journal;

import static dev.bourse.engine.journal.FedReplica.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bourse.common.engine.wire.ChangeMarketRulesEncoder;
import dev.bourse.common.engine.wire.ChangeMarketStatusEncoder;
import dev.bourse.common.engine.wire.CreateMarketEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.PlaceOrderEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A command that can't be read does nothing, and is written down with what is wrong; those after it go on. */
final class UnreadableCommandsTest {

    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final byte[] ORDER = CommandBytes.place(
            it -> it.requestId(71).replyTo(72).accountId(ALICE).price(90).quantity(10));

    private final FedReplica engine = new FedReplica().openMarket();

    static Stream<Arguments> problems() {
        return Stream.of(
                problem(it -> new byte[0], "length=0|templateId=-1|version=-1|problem=TOO_SHORT"),
                problem(it -> Arrays.copyOf(it, 7), "length=7|templateId=-1|version=-1|problem=TOO_SHORT"),
                problem(it -> Arrays.copyOf(it, 8), "length=8|templateId=1|version=2|problem=TOO_SHORT"),
                problem(it -> Arrays.copyOf(it, it.length - 1), "length=177|templateId=1|version=2|problem=TOO_SHORT"),
                problem(header(it -> it.blockLength(15)), "length=178|templateId=1|version=2|problem=TOO_SHORT"),
                problem(header(it -> it.blockLength(169)), "length=178|templateId=1|version=2|problem=TOO_SHORT"),
                problem(header(it -> it.blockLength(171)), "length=178|templateId=1|version=2|problem=TOO_SHORT"),
                problem(header(it -> it.schemaId(2)), "length=178|templateId=1|version=2|problem=OTHER_SCHEMA"),
                problem(header(it -> it.version(3)), "length=178|templateId=1|version=3|problem=NEWER_VERSION"),
                problem(header(it -> it.templateId(13)), "length=178|templateId=13|version=2|problem=UNKNOWN_MESSAGE"),
                problem(
                        header(it -> it.templateId(106)),
                        "length=178|templateId=106|version=2|problem=UNKNOWN_MESSAGE"));
    }

    static Stream<Arguments> fieldsOfFewValues() {
        byte[] market = FedReplica.createMarket("C_D");
        byte[] status = CommandBytes.changeStatus(it -> {});
        byte[] rules = CommandBytes.changeRules(it -> it.minLots(1).maxLots(1));
        return Stream.of(
                arguments("side", ORDER, PlaceOrderEncoder.sideEncodingOffset(), 2),
                arguments("orderType", ORDER, PlaceOrderEncoder.orderTypeEncodingOffset(), 2),
                arguments("timeInForce", ORDER, PlaceOrderEncoder.timeInForceEncodingOffset(), 4),
                arguments("prevention", ORDER, PlaceOrderEncoder.preventionEncodingOffset(), 6),
                arguments("trigger", ORDER, PlaceOrderEncoder.triggerEncodingOffset(), 3),
                arguments("postOnly", ORDER, PlaceOrderEncoder.postOnlyEncodingOffset(), 2),
                arguments("market's", market, CreateMarketEncoder.defaultPreventionEncodingOffset(), 5),
                arguments("status", status, ChangeMarketStatusEncoder.statusEncodingOffset(), 3),
                arguments("rules'", rules, ChangeMarketRulesEncoder.defaultPreventionEncodingOffset(), 5));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("problems")
    void whatIsWrongIsWrittenDown(UnaryOperator<byte[]> damage, String problem) {
        long before = engine.replica().lastSequence();
        assertThat(engine.feed(damage.apply(ORDER))).containsExactly("CommandUnreadable " + problem);
        assertThat(engine.feed(ORDER)).first().asString().startsWith("Accepted orderId=1|");
        assertThat(engine.replica().lastSequence()).isEqualTo(before + 4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fieldsOfFewValues")
    void aValueThatThereIsNotMakesTheWholeCommandUnreadable(
            String field, byte[] command, int offset, int firstUnknown) {
        for (int value : new int[] {firstUnknown, 255}) {
            byte[] bytes = command.clone();
            bytes[BODY + offset] = (byte) value;
            assertThat(engine.feed(bytes))
                    .as("%s %d", field, value)
                    .singleElement()
                    .asString()
                    .endsWith("problem=UNKNOWN_VALUE");
        }
        byte[] bytes = command.clone();
        bytes[BODY + offset] = (byte) (firstUnknown - 1);
        assertThat(engine.feed(bytes)).first().asString().doesNotStartWith("CommandUnreadable");
    }

    @Test
    void whoAsksIsAnsweredAlsoWhenTheRestCannotBeRead() {
        byte[] newer = header(it -> it.version(3)).apply(ORDER);
        assertThat(EventText.head(engine.parts(newer).getFirst())).contains("requestId=71");
    }

    /** Nobody knows whom to answer when not even that can be read. */
    @Test
    void aCommandOfAnotherSchemaIsNotAnswered() {
        byte[] foreign = header(it -> it.schemaId(2)).apply(ORDER);
        assertThat(EventText.head(engine.parts(foreign).getFirst())).contains("requestId=0");
    }

    /** They mean what they did: those who send commands are upgraded after the engine. */
    @Test
    void aCommandOfAnOlderVersionIsDone() {
        byte[] older = header(it -> it.version(1)).apply(ORDER);
        assertThat(engine.feed(older)).isEqualTo(new FedReplica().openMarket().feed(ORDER));
    }

    @Test
    void whatComesAfterTheBlockIsIgnored() {
        byte[] longer = Arrays.copyOf(ORDER, ORDER.length + 9);
        byte[] longerBlock =
                header(it -> it.blockLength(ORDER.length - BODY + 9)).apply(longer);
        List<String> expected = new FedReplica().openMarket().feed(ORDER);
        assertThat(new FedReplica().openMarket().feed(longer)).isEqualTo(expected);
        assertThat(new FedReplica().openMarket().feed(longerBlock)).isEqualTo(expected);
    }

    /** Whatever it is, time has passed by then. */
    @Test
    void timeGoesOnWithACommandThatCannotBeRead() {
        engine.feed(CommandBytes.heartbeat(it -> it.accountId(ALICE).timeout(10)));
        engine.pass(10);
        assertThat(engine.feed(new byte[3]))
                .containsExactly(
                        "DeadManSwitchFired accountId=1",
                        "CommandUnreadable length=3|templateId=-1|version=-1|problem=TOO_SHORT");
    }

    private static Arguments problem(UnaryOperator<byte[]> damage, String problem) {
        return arguments(damage, problem);
    }

    private static UnaryOperator<byte[]> header(UnaryOperator<MessageHeaderEncoder> change) {
        return command -> {
            byte[] bytes = command.clone();
            var _ = change.apply(new MessageHeaderEncoder().wrap(new UnsafeBuffer(bytes), 0));
            return bytes;
        };
    }
}
