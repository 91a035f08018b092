package dev.bourse.uploader.exchange;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.AmendOrder;
import dev.bourse.exchange.client.Command.CancelAll;
import dev.bourse.exchange.client.Command.CancelOrder;
import dev.bourse.exchange.client.Command.ChangeMarketStatus;
import dev.bourse.exchange.client.Command.Deposit;
import dev.bourse.exchange.client.Command.Heartbeat;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.Command.Withdraw;
import java.util.Random;

/** What some accounts do in two markets, of all kinds and partly refused. The same seed always does the same. */
public final class RandomTrading {

    public static final int ACCOUNTS = 8;

    private static final long LOT = 1_000;
    private static final long TICK = 1_000_000;
    private static final long RICH = 1_000_000_000_000L;

    private final Random random;
    private final long startMs;
    private int sent;

    /**
     * Trading with that seed.
     *
     * @param startMs about the time of the first command
     */
    public RandomTrading(long seed, long startMs) {
        this.random = new Random(seed);
        this.startMs = startMs;
    }

    /** The next command. The first ones pay money in. */
    public Command next() {
        int opening = sent++;
        if (opening < 3 * ACCOUNTS) {
            return new Deposit(1L + opening / 3, opening % 3, RICH, "in-" + opening, startMs);
        }
        int dice = random.nextInt(100);
        if (dice < 68) {
            return order(opening);
        }
        int before = Math.max(opening - 1 - random.nextInt(80), 0);
        if (dice < 78) {
            return new CancelOrder(account(before), market(before), 0, name(before));
        }
        if (dice < 88) {
            return new AmendOrder(account(before), market(before), 0, name(before), price(), quantity());
        }
        return switch (dice) {
            case 88, 89 -> new CancelAll(account(), random.nextBoolean() ? CancelAll.ALL_MARKETS : market());
            case 90, 91 -> new Withdraw(account(), random.nextInt(3), 1 + random.nextInt(100_000), "", 0);
            case 92 -> new ChangeMarketStatus(market(), MarketStatus.HALTED);
            case 93, 94, 95 -> new ChangeMarketStatus(market(), MarketStatus.TRADING);
            case 96 -> new Heartbeat(account(), 50 + random.nextInt(500));
            default -> new Deposit(account(), random.nextInt(3), 1 + random.nextInt(100_000), "", 0);
        };
    }

    private PlaceOrder order(int number) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean isMarket = random.nextInt(6) == 0;
        boolean waits = random.nextInt(8) == 0;
        boolean byAmount = isMarket && side == Side.BUY && random.nextBoolean();
        int patience = isMarket ? 1 : random.nextInt(6);
        TimeInForce timeInForce = switch (patience) {
            case 1 -> TimeInForce.IMMEDIATE_OR_CANCEL;
            case 2 -> TimeInForce.GOOD_TILL_DATE;
            default -> TimeInForce.GOOD_TILL_CANCEL;
        };
        long quantity = quantity();
        return new PlaceOrder(
                account(number),
                market(number),
                side,
                isMarket ? OrderType.MARKET : OrderType.LIMIT,
                timeInForce,
                waits ? (random.nextBoolean() ? Trigger.STOP_LOSS : Trigger.TAKE_PROFIT) : Trigger.NONE,
                random.nextInt(3) == 0 ? Prevention.DECREMENT : Prevention.MARKET_DEFAULT,
                false,
                isMarket ? 0 : price(),
                byAmount ? 0 : quantity,
                !isMarket && random.nextInt(10) == 0 ? quantity / LOT / 3 * LOT : 0,
                waits ? price() : 0,
                byAmount ? 1 + random.nextInt(100_000_000) : 0,
                timeInForce == TimeInForce.GOOD_TILL_DATE ? startMs + 7L * sent + random.nextInt(5_000) : 0,
                name(number),
                startMs,
                0,
                "");
    }

    private long account() {
        return account(random.nextInt(ACCOUNTS));
    }

    private int market() {
        return random.nextInt(2);
    }

    /** Whose order that command is, if it is one. */
    private static long account(int number) {
        return 1L + number * 5L % ACCOUNTS;
    }

    private static int market(int number) {
        return number / ACCOUNTS % 2;
    }

    private static String name(int number) {
        return "order-" + number;
    }

    private long price() {
        return TICK * (9_900 + random.nextInt(200));
    }

    private long quantity() {
        return LOT * (1 + random.nextInt(50_000));
    }
}
