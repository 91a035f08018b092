package dev.bourse.poller.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.poller.feed.TradeGate.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TradeGateTest {

    private static final int PARKED_LIMIT = 10;

    private final TestingSink sink = new TestingSink();
    private final TradeGate gate = new TradeGate("BTCUSDT", 100, sink, PARKED_LIMIT);

    @Test
    void tradesPassInOrderAndOnce() {
        assertThat(gate.onTrade(trade(100))).isEqualTo(Outcome.PASSED);
        assertThat(gate.onTrade(trade(100))).isEqualTo(Outcome.DUPLICATE);
        assertThat(gate.onTrade(trade(101))).isEqualTo(Outcome.PASSED);

        assertThat(sink.ids()).containsExactly(100L, 101L);
        assertThat(gate.isComplete()).isTrue();
    }

    @Test
    void earlyTradeWaitsForTheOnesBeforeIt() {
        gate.onTrade(trade(100));

        assertThat(gate.onTrade(trade(103))).isEqualTo(Outcome.PARKED);
        assertThat(gate.onTrade(trade(103))).isEqualTo(Outcome.DUPLICATE);
        assertThat(gate.gap()).contains(new TradeGate.Gap(101, 102, 103_000));

        gate.onTrade(trade(102));
        gate.onTrade(trade(101));

        assertThat(sink.ids()).containsExactly(100L, 101L, 102L, 103L);
        assertThat(gate.gap()).isEmpty();
    }

    @Test
    void fetchedTradesCloseTheGap() {
        gate.onTrade(trade(104));

        int passed = gate.onFetched(100, trades(100, 103));

        assertThat(passed).isEqualTo(4);
        assertThat(sink.ids()).containsExactly(100L, 101L, 102L, 103L, 104L);
    }

    @Test
    void idsThatTheExchangeLeavesOutDoNotExist() {
        gate.onTrade(trade(110));

        gate.onFetched(100, List.of(trade(105), trade(106), trade(109)));

        assertThat(sink.ids()).containsExactly(105L, 106L, 109L, 110L);
        assertThat(gate.isComplete()).isTrue();
    }

    @Test
    void answerToAnOlderQuestionSkipsNothing() {
        gate.onTrade(trade(104));

        gate.onFetched(102, List.of(trade(103)));

        assertThat(gate.gap()).contains(new TradeGate.Gap(100, 103, 104_000));
    }

    @Test
    void newestIdAloneMakesAGap() {
        gate.onNewestId(101);

        assertThat(gate.isComplete()).isFalse();
        assertThat(gate.gap().orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void tradeThatTheSinkRefusesPassesOnceThereIsRoom() {
        sink.room = 1;
        gate.onTrade(trade(100));

        assertThat(gate.onTrade(trade(101))).isEqualTo(Outcome.PARKED);
        assertThat(gate.isComplete()).isFalse();
        assertThat(gate.gap()).as("nothing is missing, it only waits").isEmpty();

        sink.room = 10;

        assertThat(gate.gap()).isEmpty();
        assertThat(gate.isComplete()).isTrue();
        assertThat(sink.ids()).containsExactly(100L, 101L);
    }

    @Test
    void tooManyEarlyTradesAreDroppedAndMissed() {
        for (long id = 101; id < 101 + PARKED_LIMIT; id++) {
            gate.onTrade(trade(id));
        }

        assertThat(gate.onTrade(trade(150))).isEqualTo(Outcome.DROPPED);

        gate.onFetched(100, trades(100, 100));
        assertThat(gate.gap().orElseThrow())
                .satisfies(gap -> assertThat(gap.fromId()).isEqualTo(111))
                .satisfies(gap -> assertThat(gap.toId()).isEqualTo(150));
    }

    @Test
    void skippedTradesAreNotWaitedFor() {
        gate.onTrade(trade(105));

        gate.skipTo(105);

        assertThat(sink.ids()).containsExactly(105L);
        assertThat(gate.isComplete()).isTrue();
    }

    @Test
    void rewindMakesLostTradesMissingAgain() {
        trades(100, 109).forEach(gate::onTrade);

        gate.rewind(104);

        assertThat(sink.discarded).isEqualTo(1);
        assertThat(gate.gap().orElseThrow().fromId()).isEqualTo(105);
        gate.onFetched(105, trades(105, 109));
        assertThat(gate.isComplete()).isTrue();
    }

    @Test
    void whenEverythingIsForgottenItBeginsWhereItStarted() {
        trades(100, 109).forEach(gate::onTrade);

        gate.rewind(-1);

        assertThat(gate.gap().orElseThrow().fromId()).isEqualTo(100);
    }

    /** Two lines that each lose, double and reorder trades, a REST that answers in pages, a sink that is full at times. */
    @Test
    void whateverHappensEachTradePassesOnceInOrder() {
        for (int round = 0; round < 300; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            TestingSink out = new TestingSink();
            TradeGate chaotic = new TradeGate("BTCUSDT", 1, out, PARKED_LIMIT);
            int count = 1 + random.nextInt(200);
            for (MarketTrade it : disturbed(random, count)) {
                out.room = random.nextInt(3) == 0 ? 0 : Integer.MAX_VALUE;
                chaotic.onTrade(it);
            }
            chaotic.onNewestId(count);
            for (int step = 0; !chaotic.isComplete() && step < 10_000; step++) {
                out.room = random.nextInt(3) == 0 ? random.nextInt(3) : Integer.MAX_VALUE;
                chaotic.gap()
                        .ifPresent(gap -> chaotic.onFetched(
                                gap.fromId(),
                                trades(gap.fromId(), Math.min(gap.toId(), gap.fromId() + random.nextInt(20)))));
            }
            assertThat(out.ids())
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, count).boxed().toList());
        }
    }

    private static List<MarketTrade> disturbed(Random random, int count) {
        List<MarketTrade> all = new ArrayList<>();
        for (int line = 0; line < 2; line++) {
            for (MarketTrade it : trades(1, count)) {
                int copies = random.nextInt(10) == 0 ? 0 : random.nextInt(10) == 0 ? 2 : 1;
                all.addAll(Collections.nCopies(copies, it));
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private static List<MarketTrade> trades(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(TradeGateTest::trade).toList();
    }

    private static MarketTrade trade(long id) {
        return new MarketTrade("BTCUSDT", id, id * 1_000, BigDecimal.TEN, BigDecimal.ONE, false);
    }

    private static final class TestingSink implements TradeSink {
        private final List<MarketTrade> taken = new ArrayList<>();
        private int room = Integer.MAX_VALUE;
        private int discarded;

        @Override
        public boolean offer(MarketTrade trade) {
            if (room == 0) {
                return false;
            }
            room--;
            return taken.add(trade);
        }

        @Override
        public void awaitSpace() {}

        @Override
        public void discard(String symbol) {
            discarded++;
        }

        List<Long> ids() {
            return taken.stream().map(MarketTrade::tradeId).toList();
        }
    }
}
