package dev.bourse.benchmarks.engine;

import dev.bourse.benchmarks.book.BookCommands;
import dev.bourse.common.engine.wire.AmendOrderEncoder;
import dev.bourse.common.engine.wire.CancelOrderEncoder;
import dev.bourse.common.engine.wire.CreateMarketEncoder;
import dev.bourse.common.engine.wire.DepositEncoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.PlaceOrderEncoder;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** The stream of {@link BookCommands} as an engine reads it from its log: SBE, one command behind the other, after those that make the market. */
public final class EncodedCommands {

    private static final int LONGEST = 512;
    private static final long FUNDS = 1L << 52;
    private static final long FIRST_TIME = 1_756_480_528_000L;
    private static final int COMMANDS_A_MS = 500;

    private byte[] bytes = new byte[1 << 20];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final AmendOrderEncoder amend = new AmendOrderEncoder();
    private final int[] offsets;
    private final int measuredFrom;
    private final long replyTo;
    private int count;
    private int end;

    /**
     * Encodes a stream.
     *
     * @param replyTo who is replied to; 0 for nobody
     */
    public EncodedCommands(BookCommands stream, long replyTo) {
        this(stream, replyTo, BookCommands.ACCOUNTS);
    }

    /** With so many accounts, of which only the stream's trade. */
    EncodedCommands(BookCommands stream, long replyTo, int accounts) {
        this.replyTo = replyTo;
        offsets = new int[1 + 2 * accounts + stream.size() + 1];
        createMarket();
        for (int account = 0; account < accounts; account++) {
            deposit(account, 0);
            deposit(account, 1);
        }
        measuredFrom = count + stream.fill;
        long[] lotsOf = new long[stream.size() + 1];
        for (int i = 0; i < stream.size(); i++) {
            int id = (int) stream.orderId[i];
            switch (stream.kind[i]) {
                case BookCommands.PLACE -> place(stream, i, TimeInForce.GOOD_TILL_CANCEL, stream.priceTicks[i]);
                case BookCommands.TAKE ->
                    place(stream, i, TimeInForce.IMMEDIATE_OR_CANCEL, stream.buys[i] ? Integer.MAX_VALUE : 1);
                case BookCommands.CANCEL -> cancel(stream, i);
                default -> amend(stream, i, lotsOf[id]);
            }
            if (stream.kind[i] == BookCommands.PLACE) {
                lotsOf[id] = stream.lots[i];
            }
        }
    }

    /** How many there are. */
    public int size() {
        return count;
    }

    /** The first one after the book has been filled. */
    public int measuredFrom() {
        return measuredFrom;
    }

    public UnsafeBuffer buffer() {
        return buffer;
    }

    public int offset(int index) {
        return offsets[index];
    }

    public int length(int index) {
        return offsets[index + 1] - offsets[index];
    }

    /** The log time of a command, in milliseconds. */
    public long timeMs(int index) {
        return FIRST_TIME + index / COMMANDS_A_MS;
    }

    private void createMarket() {
        done(new CreateMarketEncoder()
                .wrapAndApplyHeader(buffer, end, header)
                .requestId(count)
                .replyTo(replyTo)
                .tick(1)
                .lot(1)
                .minLots(1)
                .maxLots(1_000_000)
                .minNotional(0)
                .breakerWindow(60_000)
                .band(0)
                .makerFee(10)
                .takerFee(20)
                .breaker(9_000)
                .baseScale(0)
                .quoteScale(0)
                .defaultPrevention(Prevention.NONE)
                .symbol("BTC_USDT")
                .baseName("BTC")
                .quoteName("USDT")
                .limit());
    }

    private void deposit(int account, int asset) {
        done(new DepositEncoder()
                .wrapAndApplyHeader(buffer, end, header)
                .requestId(count)
                .replyTo(replyTo)
                .accountId(account + 1L)
                .units(FUNDS)
                .transferIdUnusedBefore(0)
                .asset(asset)
                .transferId("")
                .limit());
    }

    private void place(BookCommands stream, int i, TimeInForce timeInForce, long priceTicks) {
        done(place.wrapAndApplyHeader(buffer, end, header)
                .requestId(count)
                .replyTo(replyTo)
                .accountId(stream.accountId[i] + 1)
                .price(priceTicks)
                .quantity(stream.lots[i])
                .displayQuantity(0)
                .triggerPrice(0)
                .spend(0)
                .expiresAt(0)
                .clientOrderIdUnusedBefore(timeMs(count))
                .replacesOrderId(0)
                .marketId(0)
                .side(stream.buys[i] ? Side.BUY : Side.SELL)
                .orderType(OrderType.LIMIT)
                .timeInForce(timeInForce)
                .prevention(Prevention.MARKET_DEFAULT)
                .trigger(Trigger.NONE)
                .postOnly(Flag.NO)
                .clientOrderId("order-" + stream.orderId[i])
                .replacesClientOrderId("")
                .limit());
    }

    private void cancel(BookCommands stream, int i) {
        done(cancel.wrapAndApplyHeader(buffer, end, header)
                .requestId(count)
                .replyTo(replyTo)
                .accountId(stream.accountId[i] + 1)
                .orderId(stream.orderId[i])
                .marketId(0)
                .clientOrderId("")
                .limit());
    }

    private void amend(BookCommands stream, int i, long lots) {
        done(amend.wrapAndApplyHeader(buffer, end, header)
                .requestId(count)
                .replyTo(replyTo)
                .accountId(stream.accountId[i] + 1)
                .orderId(stream.orderId[i])
                .price(stream.priceTicks[i])
                .quantity(lots)
                .marketId(0)
                .clientOrderId("")
                .limit());
    }

    /** A command ends there. */
    private void done(int limit) {
        end = limit;
        offsets[++count] = end;
        if (end + LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, bytes.length * 2L));
            buffer.wrap(bytes);
        }
    }
}
