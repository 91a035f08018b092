package dev.bourse.engine.journal;

import static dev.bourse.engine.journal.FedReplica.ALICE;
import static dev.bourse.engine.journal.FedReplica.BOB;
import static dev.bourse.engine.journal.FedReplica.MARKET;
import static dev.bourse.engine.journal.FedReplica.buy;
import static dev.bourse.engine.journal.FedReplica.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class QueryAnswererTest {

    private static final int ALL_MARKETS = -1;
    private static final int MOST_ORDERS = 1_000;
    private static final int MOST_LEVELS = 5_000;
    private static final int VERSION = MessageHeaderEncoder.SCHEMA_VERSION;

    private final FedReplica engine = new FedReplica().openMarket();
    private final QueryAnswerer answerer = new QueryAnswerer();

    @BeforeEach
    void trade() {
        engine.feed(buy(5, 90, "first"));
        engine.feed(buy(6, 95));
        engine.feed(sell(7, 100));
        engine.feed(sell(1, 90)); // of the bid at 95
    }

    @Test
    void anAnswerSaysToWhomItIsAndHowNew() {
        assertThat(answer(Queries.balances(
                        it -> it.requestId(71).replyTo(72).accountId(ALICE).afterSequence(0))))
                .first()
                .isEqualTo("Answer requestId=71|sequence=" + engine.replica().lastSequence() + "|time="
                        + engine.timeMs() + "|count=2|isBusy=NO");
        assertThat(answerer.replyTo()).isEqualTo(72);
    }

    @Test
    void depthIsTheBestLevelsOfBothSidesBestFirst() {
        assertThat(messages(Queries.depth(it -> it.marketId(MARKET).levels(2))))
                .containsExactly(
                        "LevelChanged price=95|lots=5|marketId=0|side=BUY",
                        "LevelChanged price=90|lots=5|marketId=0|side=BUY",
                        "LevelChanged price=100|lots=7|marketId=0|side=SELL");
        assertThat(messages(Queries.depth(it -> it.marketId(MARKET).levels(1))))
                .containsExactly(
                        "LevelChanged price=95|lots=5|marketId=0|side=BUY",
                        "LevelChanged price=100|lots=7|marketId=0|side=SELL");
        assertThat(messages(Queries.depth(it -> it.marketId(MARKET).levels(-1))))
                .isEmpty();
        assertThat(messages(Queries.depth(it -> it.marketId(1).levels(2)))).isEmpty();
        assertThat(messages(Queries.depth(it -> it.marketId(-1).levels(2)))).isEmpty();
    }

    @Test
    void depthShowsWhatIsVisibleOfAnIceberg() {
        engine.feed(CommandBytes.place(
                it -> it.accountId(ALICE).price(95).quantity(20).displayQuantity(2)));
        assertThat(messages(Queries.depth(it -> it.marketId(MARKET).levels(1))))
                .first()
                .isEqualTo("LevelChanged price=95|lots=7|marketId=0|side=BUY");
    }

    @Test
    void openOrdersAreAnAccountsOldestFirst() {
        assertThat(messages(Queries.openOrders(
                        it -> it.accountId(ALICE).marketId(ALL_MARKETS).most(10))))
                .containsExactly(first(), second());
        assertThat(messages(Queries.openOrders(
                        it -> it.accountId(ALICE).marketId(MARKET).most(1))))
                .containsExactly(first());
        assertThat(messages(Queries.openOrders(it ->
                        it.accountId(ALICE).marketId(MARKET).afterOrderId(1).most(10))))
                .containsExactly(second());
        assertThat(messages(
                        Queries.openOrders(it -> it.accountId(ALICE).marketId(1).most(10))))
                .isEmpty();
        assertThat(messages(Queries.openOrders(
                        it -> it.accountId(99).marketId(ALL_MARKETS).most(10))))
                .isEmpty();
        assertThat(messages(Queries.openOrders(
                        it -> it.accountId(ALICE).marketId(ALL_MARKETS).most(-1))))
                .isEmpty();
    }

    @Test
    void moreThanTheMostIsNotAnswered() {
        engine.feed(FedReplica.deposit(ALICE, 1, 100_000_000));
        IntStream.rangeClosed(1, MOST_LEVELS + 10).forEach(it -> engine.feed(buy(1, 100 + it)));
        engine.feed(buy(10, 1));
        assertThat(messages(Queries.openOrders(
                        it -> it.accountId(ALICE).marketId(MARKET).most(Integer.MAX_VALUE))))
                .hasSize(MOST_ORDERS);
        assertThat(messages(Queries.depth(it -> it.marketId(MARKET).levels(Integer.MAX_VALUE))))
                .hasSize(MOST_LEVELS);
    }

    @Test
    void anOrderIsFoundByItsIdAndByItsName() {
        assertThat(messages(Queries.order(it -> it.accountId(ALICE).orderId(2))))
                .containsExactly(second());
        assertThat(messages(Queries.order(it -> it.accountId(ALICE).clientOrderId("first"))))
                .containsExactly(first());
        assertThat(messages(Queries.order(it -> it.accountId(BOB).orderId(2)))).isEmpty();
        assertThat(messages(Queries.order(it -> it.accountId(BOB).clientOrderId("first"))))
                .isEmpty();
        assertThat(messages(Queries.order(it -> it.accountId(ALICE)))).isEmpty();
    }

    @Test
    void anOrderThatWaitsForItsTriggerSaysSo() {
        engine.feed(CommandBytes.place(it -> it.accountId(ALICE)
                .price(120)
                .quantity(2)
                .trigger(Trigger.STOP_LOSS)
                .triggerPrice(110)));
        assertThat(messages(Queries.order(it -> it.accountId(ALICE).orderId(5))))
                .singleElement()
                .asString()
                .contains("triggerPrice=110|", "isWaiting=YES|");
    }

    @Test
    void ofAClosedOrderItsNameIsStillKnown() {
        long acceptedAt = engine.timeMs() - 3;
        engine.feed(CommandBytes.cancel(it -> it.accountId(ALICE).orderId(1)));
        assertThat(messages(Queries.order(it -> it.accountId(ALICE).clientOrderId("first"))))
                .containsExactly("ClientIdUse accountId=1|orderId=1|usedAt=" + acceptedAt + "|clientOrderId=first");
    }

    @Test
    void balancesAreWhatAnAccountHasByAsset() {
        assertThat(messages(Queries.balances(it -> it.accountId(ALICE))))
                .containsExactly(
                        "BalanceChanged accountId=1|available=1|locked=0|asset=0",
                        "BalanceChanged accountId=1|available=8960|locked=944|asset=1");
        assertThat(messages(Queries.balances(it -> it.accountId(99)))).isEmpty();
    }

    @Test
    void marketsAreAllAssetsAndMarketsWithTheirPrices() {
        engine.feed(FedReplica.createMarket("C_B"));
        assertThat(messages(Queries.markets(it -> {})))
                .containsExactly(
                        "AssetAdded asset=0|scale=0|name=A",
                        "AssetAdded asset=1|scale=0|name=B",
                        "AssetAdded asset=2|scale=0|name=C",
                        market("marketId=0|baseAsset=0|quoteAsset=1", "A_B"),
                        "MarketPrices lastPrice=95|bestBid=95|bestAsk=100|trades=1|marketId=0",
                        market("marketId=1|baseAsset=2|quoteAsset=1", "C_B"),
                        "MarketPrices lastPrice=-1|bestBid=-1|bestAsk=-1|trades=0|marketId=1");
    }

    @Test
    void whatIsNotThatNewIsNotAnswered() {
        long last = engine.replica().lastSequence();
        assertThat(answerer.answer(Queries.markets(it -> it.afterSequence(last)), engine.replica()))
                .isTrue();
        assertThat(answerer.answer(Queries.markets(it -> it.afterSequence(last + 1)), engine.replica()))
                .isFalse();
    }

    static Stream<byte[]> unreadable() {
        byte[] query = Queries.depth(it -> it.levels(1));
        return Stream.of(
                new byte[0],
                Arrays.copyOf(query, 31),
                Arrays.copyOf(query, query.length - 1),
                header(query, 206, 1, VERSION, 32),
                header(query, 1, 1, VERSION, 32),
                header(query, 201, 2, VERSION, 32),
                header(query, 201, 1, VERSION + 1, 32),
                header(query, 201, 1, VERSION, 31),
                header(query, 201, 1, VERSION, 33));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsNeitherAnsweredNorRefused(byte[] query) {
        assertThat(answerer.answer(query, engine.replica())).isFalse();
        assertThat(answerer.refuse(query)).isFalse();
    }

    @Test
    void whoIsRefusedHearsThatItIsBusy() {
        assertThat(answerer.refuse(Queries.markets(it -> it.requestId(71).replyTo(72))))
                .isTrue();
        assertThat(answerer.replyTo()).isEqualTo(72);
        assertThat(lines()).containsExactly("Answer requestId=71|sequence=0|time=0|count=0|isBusy=" + Flag.YES);
    }

    private List<String> messages(byte[] query) {
        List<String> lines = answer(query);
        return lines.subList(1, lines.size());
    }

    private List<String> answer(byte[] query) {
        assertThat(answerer.answer(query, engine.replica())).isTrue();
        return lines();
    }

    private List<String> lines() {
        byte[] bytes = new byte[answerer.length()];
        answerer.buffer().getBytes(0, bytes);
        return EventText.lines(bytes);
    }

    private static byte[] header(byte[] query, int template, int schema, int version, int blockLength) {
        byte[] bytes = query.clone();
        var _ = new MessageHeaderEncoder()
                .wrap(new UnsafeBuffer(bytes), 0)
                .templateId(template)
                .schemaId(schema)
                .version(version)
                .blockLength(blockLength);
        return bytes;
    }

    private static String first() {
        return "OpenOrder orderId=1|accountId=1|price=90|lots=5|openLots=5|displayLots=0|triggerPrice=0|spend=0|locked=459"
                + "|expiresAt=0|acceptedAt=1004|marketId=0|side=BUY|orderType=LIMIT|timeInForce=GOOD_TILL_CANCEL"
                + "|prevention=EXPIRE_TAKER|trigger=NONE|postOnly=NO|isWaiting=NO|clientOrderId=first|tradedLots=0";
    }

    private static String second() {
        return "OpenOrder orderId=2|accountId=1|price=95|lots=6|openLots=5|displayLots=0|triggerPrice=0|spend=0|locked=485"
                + "|expiresAt=0|acceptedAt=1005|marketId=0|side=BUY|orderType=LIMIT|timeInForce=GOOD_TILL_CANCEL"
                + "|prevention=EXPIRE_TAKER|trigger=NONE|postOnly=NO|isWaiting=NO|clientOrderId=|tradedLots=1";
    }

    private static String market(String numbers, String symbol) {
        return "MarketChanged tick=1|lot=1|unitsPerTickLot=1|minLots=1|maxLots=1000|minNotional=10|breakerWindow=0|band=0"
                + "|makerFee=100|takerFee=200|breaker=0|" + numbers + "|defaultPrevention=EXPIRE_TAKER|status=TRADING"
                + "|symbol=" + symbol;
    }
}
