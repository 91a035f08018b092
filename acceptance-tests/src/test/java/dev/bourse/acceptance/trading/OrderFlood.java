package dev.bourse.acceptance.trading;

import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.CancelAll;
import dev.bourse.exchange.client.Command.Deposit;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import io.lettuce.core.RedisClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Many orders at once, into the engine's log without the REST API before it. */
final class OrderFlood implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CANCELS_ALL_ONE_IN = 400;
    private static final long FIRST_BOT = 1_000_000;

    private final ExchangeClient engine;
    private final Market market;
    private final List<Long> accounts;
    private final SplittableRandom random;

    /**
     * No orders yet; the bots, as whom nobody can log in, have money.
     *
     * @param bots how many; each has orders on their way one at a time
     */
    OrderFlood(int redisPort, String symbol, int bots, long seed) {
        engine = new ExchangeClient(RedisClient.create("redis://127.0.0.1:" + redisPort), PATIENCE, bots + 1);
        Markets markets = new Markets();
        for (Item item : engine.ask(new Query.AllMarkets(0)).items()) {
            if (item instanceof Item.State(var event)) {
                markets.apply(event);
            }
        }
        this.market = Objects.requireNonNull(markets.find(symbol));
        this.accounts = LongStream.range(FIRST_BOT, FIRST_BOT + bots).boxed().toList();
        this.random = new SplittableRandom(seed);
        for (long account : accounts) {
            deposit(account, market.quote(), "100000000");
            deposit(account, market.base(), "1000000");
        }
    }

    private void deposit(long account, Asset asset, String amount) {
        engine.send(new Deposit(account, asset.id(), asset.units(new BigDecimal(amount)), "", 0));
    }

    /** Sends so many; returns when all are done. */
    void send(int orders) throws Exception {
        AtomicInteger left = new AtomicInteger(orders);
        try (ExecutorService bots = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> done = accounts.stream()
                    .map(account -> {
                        SplittableRandom own = random.split();
                        return bots.submit(() -> {
                            while (left.getAndDecrement() > 0) {
                                engine.send(command(account, own));
                            }
                        });
                    })
                    .toList();
            for (var it : done) {
                it.get();
            }
        }
    }

    /** Near 100, mostly; now and then a bot has enough of all that it has open. */
    private Command command(long account, SplittableRandom own) {
        if (own.nextInt(CANCELS_ALL_ONE_IN) == 0) {
            return new CancelAll(account, market.id());
        }
        Side side = own.nextBoolean() ? Side.BUY : Side.SELL;
        int away = own.nextInt(4) == 0 ? own.nextInt(1_000) : own.nextInt(60) - 10;
        long ticks = side == Side.BUY ? 10_000 - away : 10_000 + away;
        TimeInForce time = own.nextInt(5) == 0 ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL;
        boolean isIceberg = time == TimeInForce.GOOD_TILL_CANCEL && own.nextInt(10) == 0;
        long lots = 10L * own.nextInt(1, 200);
        return limit(account, side, time, ticks, lots, isIceberg ? lots / 10 : 0);
    }

    /** An order that is far from all others. */
    void mark(long ticks) {
        engine.send(limit(accounts.getFirst(), Side.BUY, TimeInForce.GOOD_TILL_CANCEL, ticks, 100, 0));
    }

    private PlaceOrder limit(long account, Side side, TimeInForce time, long ticks, long lots, long displayLots) {
        return new PlaceOrder(
                account,
                market.id(),
                side,
                OrderType.LIMIT,
                time,
                Trigger.NONE,
                Prevention.MARKET_DEFAULT,
                false,
                ticks * market.terms().tick(),
                lots * market.terms().lot(),
                displayLots * market.terms().lot(),
                0,
                0,
                0,
                "",
                0,
                0,
                "");
    }

    @Override
    public void close() {
        engine.close();
    }
}
