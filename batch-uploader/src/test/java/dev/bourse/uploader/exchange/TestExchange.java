package dev.bourse.uploader.exchange;

import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.engine.journal.EventBatch;
import dev.bourse.engine.journal.Replica;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.CreateMarket;
import dev.bourse.exchange.client.Command.Deposit;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.Command.Rules;
import dev.bourse.exchange.client.RequestWriter;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A real engine without a log: what comes of a command is there at once, as the entries that its log would have. It begins with the
 * markets BTC_USDT and ETH_USDT (tick 0.01, lot 0.00001, fees of 0.1 % and 0.2 %).
 */
public final class TestExchange {

    public static final int BTC_USDT = 0;
    public static final int ETH_USDT = 1;
    public static final int BTC = 0;
    public static final int USDT = 1;
    public static final int ETH = 2;

    private static final int SCALE = 8;
    private static final long START_MS = 1_756_480_000_000L;
    private static final Duration STEP = Duration.ofMillis(7);

    private final Replica replica = new Replica();
    private final Markets markets = new Markets();
    private final EntryReader reader = new EntryReader();
    private final List<LogEntry> log = new ArrayList<>();
    private long timeMs = START_MS;

    public TestExchange() {
        send(market("BTC_USDT"));
        send(market("ETH_USDT"));
    }

    /** Everything that has happened. */
    public List<LogEntry> log() {
        return log;
    }

    /** How far a log with all of it is. */
    public Progress progress() {
        LogEntry last = log.getLast();
        return new Progress(last.lastSequence(), last.events().timeMs(), last.digestAfter());
    }

    public Markets markets() {
        return markets;
    }

    public long timeMs() {
        return timeMs;
    }

    /** Does a command; the entries that come of it. */
    public List<LogEntry> send(Command command) {
        timeMs += STEP.toMillis();
        byte[] bytes = new RequestWriter().write(command, 1, 0);
        replica.entry(timeMs, 0, timeMs, new UnsafeBuffer(bytes), 0, bytes.length);
        List<LogEntry> entries = new ArrayList<>();
        EventBatch batch = replica.batch();
        for (int part = 0; part < batch.parts(); part++) {
            if (batch.hasEvents(part)) {
                byte[] entry = new byte[batch.length(part)];
                batch.buffer().getBytes(batch.offset(part), entry);
                entries.add(reader.read(batch.lastSequence(part), entry));
            }
        }
        batch.clear();
        entries.forEach(it -> it.events().events().forEach(markets::apply));
        log.addAll(entries);
        return entries;
    }

    /** Lets time pass until the next command. */
    public void pass(Duration time) {
        timeMs += time.toMillis();
    }

    public void deposit(long account, int asset, String amount) {
        send(new Deposit(account, asset, markets.asset(asset).units(new BigDecimal(amount)), "", 0));
    }

    /** A limit order that rests; its id. */
    public long buy(long account, String quantity, String price) {
        return place(limit(account, Side.BUY, quantity, price));
    }

    /** A limit order that rests; its id. */
    public long sell(long account, String quantity, String price) {
        return place(limit(account, Side.SELL, quantity, price));
    }

    /** Places an order that is accepted; its id. */
    public long place(PlaceOrder order) {
        for (LogEntry entry : send(order)) {
            for (EngineEvent event : entry.events().events()) {
                if (event instanceof Accepted accepted) {
                    return accepted.orderId();
                }
                if (event instanceof Rejected rejected) {
                    throw new IllegalArgumentException("refused: " + rejected);
                }
            }
        }
        throw new IllegalStateException("neither accepted nor rejected");
    }

    public PlaceOrder limit(long account, Side side, String quantity, String price) {
        return order(account, side, quantity, price, OrderType.LIMIT, TimeInForce.GOOD_TILL_CANCEL, Trigger.NONE);
    }

    /** An order in BTC_USDT; {@code price} is empty for a market order. */
    public PlaceOrder order(
            long account,
            Side side,
            String quantity,
            String price,
            OrderType type,
            TimeInForce timeInForce,
            Trigger trigger) {
        Market market = markets.market(BTC_USDT);
        return new PlaceOrder(
                account,
                BTC_USDT,
                side,
                type,
                timeInForce,
                trigger,
                Prevention.MARKET_DEFAULT,
                false,
                price.isEmpty() ? 0 : market.commandPrice(new BigDecimal(price)),
                quantity.isEmpty() ? 0 : market.commandQuantity(new BigDecimal(quantity)),
                0,
                0,
                0,
                0,
                "",
                0,
                0,
                "");
    }

    private static CreateMarket market(String symbol) {
        int underscore = symbol.indexOf('_');
        return new CreateMarket(
                symbol,
                symbol.substring(0, underscore),
                SCALE,
                symbol.substring(underscore + 1),
                SCALE,
                1_000_000,
                1_000,
                new Rules(1, 1_000_000_000, 0, 0, 10, 20, 0, 0, Prevention.NONE));
    }
}
