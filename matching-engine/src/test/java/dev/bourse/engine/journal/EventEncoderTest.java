package dev.bourse.engine.journal;

import static dev.bourse.engine.journal.FedReplica.ALICE;
import static dev.bourse.engine.journal.FedReplica.MARKET;
import static dev.bourse.engine.journal.FedReplica.buy;
import static dev.bourse.engine.journal.FedReplica.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What happens in the engine can be read in the event log: of which command, in what order, and that nothing is missing. */
final class EventEncoderTest {

    private static final int SMALL_PART = 300;

    private final FedReplica engine = new FedReplica().openMarket();

    @Test
    void headSaysOfWhichCommandTheEventsAre() {
        byte[] deposit = CommandBytes.deposit(
                it -> it.requestId(71).replyTo(72).accountId(ALICE).asset(1).units(5));
        EventsDecoder head = head(engine.parts(deposit).getFirst());
        assertThat(head.firstSequence()).isEqualTo(8);
        assertThat(head.count()).isEqualTo(2);
        assertThat(head.time()).isEqualTo(engine.timeMs());
        assertThat(head.positionMajor()).isEqualTo(engine.timeMs());
        assertThat(head.positionMinor()).isZero();
        assertThat(head.requestId()).isEqualTo(71);
        assertThat(head.isLast()).isEqualTo(Flag.YES);
    }

    @Test
    void sequencesHaveNoGap() {
        long next = engine.replica().lastSequence() + 1;
        for (int i = 0; i < 5; i++) {
            EventsDecoder head = head(engine.parts(buy(10, 90 + i)).getFirst());
            assertThat(head.firstSequence()).isEqualTo(next);
            next += head.count();
        }
        assertThat(engine.replica().lastSequence()).isEqualTo(next - 1);
    }

    @Test
    void eachEntryNamesTheDigestOfAllBeforeIt() {
        for (int i = 0; i < 5; i++) {
            long before = engine.replica().progress().digest();
            byte[] entry = engine.parts(buy(10, 90 + i)).getFirst();
            assertThat(head(entry).digestBefore()).isEqualTo(before);
            assertThat(EventBatch.tail(entry))
                    .isEqualTo(new EventBatch.Tail(
                            engine.replica().lastSequence(),
                            engine.replica().progress().digest()));
        }
    }

    /** Nothing of it goes into the log, so the chain goes on as if it had never been. */
    @Test
    void aCommandWithoutEventsIsOnlyAReply() {
        Replica.Progress before = engine.replica().progress();
        EventsDecoder head = head(engine.parts(CommandBytes.tick(it -> {})).getFirst());
        assertThat(head.count()).isZero();
        assertThat(head.firstSequence()).isEqualTo(before.sequence() + 1);
        assertThat(engine.replica().progress().sequence()).isEqualTo(before.sequence());
        assertThat(engine.replica().progress().digest()).isEqualTo(before.digest());
    }

    @Test
    void aTradeTellsBothOrdersTheLevelAndAllBalances() {
        engine.feed(sell(4, 100));
        assertThat(engine.feed(buy(10, 101)))
                .containsExactly(
                        "Accepted orderId=2|accountId=1|price=101|lots=10|displayLots=0|triggerPrice=0|spend=0|expiresAt=0"
                                + "|marketId=0|makerFee=100|takerFee=200|side=BUY|orderType=LIMIT|timeInForce=GOOD_TILL_CANCEL"
                                + "|prevention=EXPIRE_TAKER|trigger=NONE|postOnly=NO|clientOrderId=",
                        "Traded tradeId=1|makerOrderId=1|makerAccountId=2|makerOpenLots=0|makerFee=4|takerOrderId=2"
                                + "|takerAccountId=1|takerOpenLots=6|takerFee=8|price=100|lots=4|marketId=0|takerSide=BUY",
                        "LevelChanged price=100|lots=0|marketId=0|side=SELL",
                        "LevelChanged price=101|lots=6|marketId=0|side=BUY",
                        "BalanceChanged accountId=1|available=8973|locked=619|asset=1",
                        "BalanceChanged accountId=2|available=396|locked=0|asset=1",
                        "BalanceChanged accountId=0|available=12|locked=0|asset=1",
                        "BalanceChanged accountId=2|available=96|locked=0|asset=0",
                        "BalanceChanged accountId=1|available=4|locked=0|asset=0");
    }

    @Test
    void aTriggeredOrderIsTold() {
        engine.feed(CommandBytes.place(it -> it.accountId(ALICE)
                .price(120)
                .quantity(2)
                .trigger(Trigger.STOP_LOSS)
                .triggerPrice(100)));
        engine.feed(sell(4, 100));
        assertThat(engine.feed(buy(1, 100)))
                .contains(
                        "Triggered orderId=1|accountId=1|marketId=0",
                        "Traded tradeId=2|makerOrderId=2|makerAccountId=2|makerOpenLots=1|makerFee=2|takerOrderId=1"
                                + "|takerAccountId=1|takerOpenLots=0|takerFee=4|price=100|lots=2|marketId=0|takerSide=BUY");
    }

    @Test
    void aBrokenCircuitIsTold() {
        engine.feed(CommandBytes.changeRules(it ->
                it.marketId(MARKET).minLots(1).maxLots(1_000).breaker(1_000).breakerWindow(64_000)));
        engine.feed(sell(1, 100));
        engine.feed(sell(1, 111));
        engine.feed(buy(1, 100));
        assertThat(engine.feed(buy(1, 111)))
                .contains("CircuitBroken price=111|allowed=110|marketId=0")
                .contains(
                        "Cancelled orderId=4|accountId=1|lots=1|openLots=0|marketId=0|reason=CIRCUIT_BREAKER|tradedLots=0")
                .anyMatch(it -> it.startsWith("MarketChanged") && it.contains("status=HALTED"));
    }

    @Test
    void aBatchCountsItsTradesUntilItIsCleared() {
        engine.feed(sell(1, 100));
        byte[] buy = buy(1, 100);
        engine.replica().entry(9_000, 0, 9_000, new UnsafeBuffer(buy), 0, buy.length);
        EventBatch batch = engine.replica().batch();
        assertThat(batch.trades()).isEqualTo(1);
        batch.clear();
        assertThat(batch.trades()).isZero();
    }

    @Test
    void anOrderThatIsCancelledInPartIsStillOpen() {
        engine.feed(FedReplica.deposit(ALICE, 0, 50));
        engine.feed(CommandBytes.place(
                it -> it.accountId(ALICE).side(Side.SELL).price(100).quantity(10)));
        byte[] own = CommandBytes.place(
                it -> it.accountId(ALICE).price(100).quantity(4).prevention(Prevention.DECREMENT));
        assertThat(engine.feed(own))
                .contains(
                        "Cancelled orderId=1|accountId=1|lots=4|openLots=6|marketId=0|reason=SELF_TRADE_PREVENTED|tradedLots=0",
                        "Cancelled orderId=2|accountId=1|lots=4|openLots=0|marketId=0|reason=SELF_TRADE_PREVENTED|tradedLots=0");
    }

    @Test
    void veryManyEventsAreSplitIntoPartsThatAreMarked() {
        FedReplica whole = new FedReplica().openMarket();
        FedReplica split = new FedReplica(new Replica(new Replica.Limits(100, SMALL_PART))).openMarket();
        for (int i = 0; i < 20; i++) {
            whole.feed(sell(1, 100 + i));
            split.feed(sell(1, 100 + i));
        }
        byte[] sweep = CommandBytes.place(
                it -> it.requestId(7).accountId(ALICE).price(200).quantity(20));
        List<byte[]> parts = split.parts(sweep);
        List<String> all = new ArrayList<>();
        parts.forEach(it -> all.addAll(EventText.events(it)));
        assertThat(all).isEqualTo(whole.feed(sweep)).hasSizeGreaterThan(40);

        assertThat(parts).hasSizeGreaterThan(10).allSatisfy(it -> {
            assertThat(it.length).isLessThan(SMALL_PART + 200);
            assertThat(head(it).requestId()).isEqualTo(7);
        });
        assertThat(parts.subList(0, parts.size() - 1))
                .allSatisfy(it -> assertThat(head(it).isLast()).isEqualTo(Flag.NO));
        assertThat(head(parts.getLast()).isLast()).isEqualTo(Flag.YES);
        for (int i = 1; i < parts.size(); i++) {
            EventBatch.Tail before = EventBatch.tail(parts.get(i - 1));
            assertThat(head(parts.get(i)).firstSequence()).isEqualTo(before.sequence() + 1);
            assertThat(head(parts.get(i)).digestBefore()).isEqualTo(before.digest());
        }
    }

    private static EventsDecoder head(byte[] entry) {
        return new EventsDecoder().wrapAndApplyHeader(new UnsafeBuffer(entry), 0, new MessageHeaderDecoder());
    }
}
