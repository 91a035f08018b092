package dev.bourse.exchange.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.engine.wire.AnswerEncoder;
import dev.bourse.common.engine.wire.BalanceChangedEncoder;
import dev.bourse.common.engine.wire.CancelReason;
import dev.bourse.common.engine.wire.CancelledEncoder;
import dev.bourse.common.engine.wire.EventsEncoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MarketPricesEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.TransferredEncoder;
import dev.bourse.common.log.LogPosition;
import dev.bourse.exchange.event.Answer.Item.MarketPrices;
import dev.bourse.exchange.event.Answer.Item.State;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.Transferred;
import dev.bourse.exchange.event.EngineEvent.Unknown;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class EventReaderTest {

    private static final int NEWER_MESSAGE = 199;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventReader reader = new EventReader();

    @Test
    void anEntryIsItsCommandAndItsEventsInTheirOrder() {
        int end = balance(transfer(begin(8, 2)));

        EventEntry entry = reader.readEntry(buffer, 4, end - 4);

        assertThat(entry.firstSequence()).isEqualTo(8);
        assertThat(entry.lastSequence()).isEqualTo(9);
        assertThat(entry.position()).isEqualTo(new LogPosition(5_000, 3));
        assertThat(entry.timeMs()).isEqualTo(5_000);
        assertThat(entry.requestId()).isEqualTo(77);
        assertThat(entry.isLast()).isTrue();
        assertThat(entry.events()).containsExactly(new Transferred(3, 1, 50, "d-1"), new BalanceChanged(3, 1, 40, 10));
    }

    @Test
    void anEventOfANewerEngineIsPassedOverAndStillCounts() {
        int at = begin(8, 2);
        header.wrap(buffer, at)
                .blockLength(24)
                .templateId(NEWER_MESSAGE)
                .schemaId(1)
                .version(MessageHeaderEncoder.SCHEMA_VERSION + 1);
        int end = balance(at + MessageHeaderEncoder.ENCODED_LENGTH + 24);

        assertThat(reader.readEntry(buffer, 4, end - 4).events())
                .containsExactly(new Unknown(NEWER_MESSAGE), new BalanceChanged(3, 1, 40, 10));
    }

    @Test
    void aCancelTellsHowMuchHasTraded() {
        int end = cancelled(begin(8, 1));

        assertThat(reader.readEntry(buffer, 4, end - 4).events())
                .containsExactly(new Cancelled(9, 3, 2, 5, 0, 4, CancelReason.REQUESTED));
    }

    @Test
    void aCancelOfVersionOneDoesNotTellHowMuchHasTraded() {
        int at = begin(8, 2);
        int end = cancelled(at);
        int added = CancelledEncoder.tradedLotsEncodingLength();
        header.wrap(buffer, at).version(1).blockLength(CancelledEncoder.BLOCK_LENGTH - added);
        end = balance(end - added);

        assertThat(reader.readEntry(buffer, 4, end - 4).events())
                .containsExactly(
                        new Cancelled(9, 3, 2, 5, 0, Cancelled.NOT_TOLD, CancelReason.REQUESTED),
                        new BalanceChanged(3, 1, 40, 10));
    }

    @Test
    void anEntryThatHasFewerEventsThanItSaysIsRefused() {
        int end = balance(begin(8, 2));

        assertThatThrownBy(() -> reader.readEntry(buffer, 4, end - 4))
                .hasMessage("an entry says that it has 2 events and has 1");
    }

    @Test
    void anAnswerIsToldFromAnEntryAndHasItsItems() {
        AnswerEncoder answer = new AnswerEncoder()
                .wrapAndApplyHeader(buffer, 4, header)
                .requestId(5)
                .sequence(9)
                .time(6_000)
                .count(2)
                .isBusy(Flag.NO);
        int at = answer.limit();
        new MarketPricesEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .lastPrice(100)
                .bestBid(99)
                .bestAsk(-1)
                .trades(4)
                .marketId(2);
        int end = balance(at + MessageHeaderEncoder.ENCODED_LENGTH + MarketPricesEncoder.BLOCK_LENGTH);

        assertThat(reader.isAnswer(buffer, 4)).isTrue();
        assertThat(reader.readAnswer(buffer, 4, end - 4).items())
                .containsExactly(new MarketPrices(2, 100, 99, -1, 4), new State(new BalanceChanged(3, 1, 40, 10)));
        begin(1, 0);
        assertThat(reader.isAnswer(buffer, 4)).isFalse();
    }

    private int begin(long firstSequence, int count) {
        return new EventsEncoder()
                .wrapAndApplyHeader(buffer, 4, header)
                .firstSequence(firstSequence)
                .time(5_000)
                .positionMajor(5_000)
                .positionMinor(3)
                .requestId(77)
                .digestBefore(1)
                .count(count)
                .isLast(Flag.YES)
                .limit();
    }

    private int transfer(int at) {
        return new TransferredEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .accountId(3)
                .units(50)
                .asset(1)
                .transferId("d-1")
                .limit();
    }

    private int cancelled(int at) {
        return new CancelledEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .orderId(9)
                .accountId(3)
                .lots(5)
                .openLots(0)
                .marketId(2)
                .reason(CancelReason.REQUESTED)
                .tradedLots(4)
                .limit();
    }

    private int balance(int at) {
        return new BalanceChangedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .accountId(3)
                .available(40)
                .locked(10)
                .asset(1)
                .limit();
    }
}
