package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A replica that is fed with commands one by one, a millisecond after one another, and says what comes of each. */
public final class FedReplica {

    /** The numbers of the market that {@link #openMarket} creates and of its assets. */
    public static final int MARKET = 0;

    public static final int BASE = 0;
    public static final int QUOTE = 1;

    public static final long ALICE = 1;
    public static final long BOB = 2;

    private final Replica replica;
    private long timeMs = 1_000;

    public FedReplica() {
        this(new Replica());
    }

    /** Feeds a replica that has done nothing yet. */
    public FedReplica(Replica replica) {
        this.replica = replica;
    }

    public Replica replica() {
        return replica;
    }

    /** A market A_B with ticks and lots of one unit, maker fee 1 %, taker fee 2 %; Alice has 10,000 B, Bob has 100 A. */
    public FedReplica openMarket() {
        feed(createMarket("A_B"));
        feed(deposit(ALICE, QUOTE, 10_000));
        feed(deposit(BOB, BASE, 100));
        return this;
    }

    /** Of assets without decimals, named with one letter each. */
    public static byte[] createMarket(String symbol) {
        return CommandBytes.createMarket(it -> it.tick(1)
                .lot(1)
                .minLots(1)
                .maxLots(1_000)
                .minNotional(10)
                .makerFee(100)
                .takerFee(200)
                .defaultPrevention(Prevention.EXPIRE_TAKER)
                .symbol(symbol)
                .baseName(symbol.substring(0, 1))
                .quoteName(symbol.substring(2)));
    }

    public static byte[] deposit(long account, int asset, long units) {
        return CommandBytes.deposit(it -> it.accountId(account).asset(asset).units(units));
    }

    /** Alice buys. */
    public static byte[] buy(long quantity, long price) {
        return CommandBytes.place(it -> it.accountId(ALICE).price(price).quantity(quantity));
    }

    /** Alice buys, and gives the order a name. */
    public static byte[] buy(long quantity, long price, String name) {
        return CommandBytes.place(it -> it.accountId(ALICE)
                .price(price)
                .quantity(quantity)
                .clientOrderId(name)
                .clientOrderIdUnusedBefore(1));
    }

    /** Bob sells. */
    public static byte[] sell(long quantity, long price) {
        return CommandBytes.place(
                it -> it.accountId(BOB).side(Side.SELL).price(price).quantity(quantity));
    }

    /** Lets time pass before the next command. */
    public void pass(long ms) {
        timeMs += ms;
    }

    /** The time of the last command. */
    public long timeMs() {
        return timeMs;
    }

    /** Does a command; returns what has happened, in words. */
    public List<String> feed(byte[] command) {
        return parts(command).stream()
                .flatMap(it -> EventText.events(it).stream())
                .toList();
    }

    /** Does a command; returns the parts of what has come of it. */
    public List<byte[]> parts(byte[] command) {
        timeMs++;
        replica.entry(timeMs, 0, timeMs, new UnsafeBuffer(command), 0, command.length);
        EventBatch batch = replica.batch();
        List<byte[]> parts = new ArrayList<>();
        for (int part = 0; part < batch.parts(); part++) {
            byte[] bytes = new byte[batch.length(part)];
            batch.buffer().getBytes(batch.offset(part), bytes);
            parts.add(bytes);
        }
        batch.clear();
        return parts;
    }
}
