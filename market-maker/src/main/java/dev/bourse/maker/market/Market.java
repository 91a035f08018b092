package dev.bourse.maker.market;

import dev.bourse.maker.strategy.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A market of the exchange, with its decimals as whole numbers.
 *
 * @param tick the price step
 * @param lot the quantity step
 */
public record Market(
        String symbol, String base, String quote, Status status, BigDecimal tick, BigDecimal lot, Terms terms) {

    /** What can be done in it. */
    public enum Status {
        TRADING,
        CANCEL_ONLY,
        HALTED
    }

    /** As {@code GET /api/v1/markets} has it. */
    public static Market of(JsonNode it) {
        BigDecimal tick = new BigDecimal(it.path("tickSize").asString());
        BigDecimal lot = new BigDecimal(it.path("lotSize").asString());
        BigDecimal minValue = new BigDecimal(it.path("minNotional").asString("0"));
        Terms terms = new Terms(
                whole(new BigDecimal(it.path("minQuantity").asString()), lot, RoundingMode.UP),
                whole(new BigDecimal(it.path("maxQuantity").asString()), lot, RoundingMode.DOWN),
                whole(minValue, tick.multiply(lot), RoundingMode.UP),
                Math.max(it.path("makerFeeBps").asInt(), it.path("takerFeeBps").asInt()));
        return new Market(
                it.path("symbol").asString(),
                it.path("baseAsset").asString(),
                it.path("quoteAsset").asString(),
                Status.valueOf(it.path("status").asString().toUpperCase(Locale.ROOT)),
                tick,
                lot,
                terms);
    }

    /** The nearest price in ticks. */
    public long ticks(BigDecimal price) {
        return whole(price, tick, RoundingMode.HALF_EVEN);
    }

    /** A quantity in lots; what is less than a lot is cut off, away from nought for {@code UP}. */
    public long lots(BigDecimal quantity, RoundingMode rounding) {
        return whole(quantity, lot, rounding);
    }

    /** An amount of the quote asset in ticks times lots; what is less is cut off. */
    public long value(BigDecimal amount) {
        return whole(amount, tick.multiply(lot), RoundingMode.DOWN);
    }

    public BigDecimal price(long ticks) {
        return tick.multiply(BigDecimal.valueOf(ticks));
    }

    public BigDecimal quantity(long lots) {
        return lot.multiply(BigDecimal.valueOf(lots));
    }

    /** Ticks times lots as an amount of the quote asset. */
    public BigDecimal amount(long value) {
        return tick.multiply(lot).multiply(BigDecimal.valueOf(value));
    }

    /** How many steps an amount has; the greatest number there is when it has more. */
    private static long whole(BigDecimal amount, BigDecimal step, RoundingMode rounding) {
        BigDecimal steps = amount.divide(step, 0, rounding);
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return steps.min(most).max(most.negate()).longValueExact();
    }
}
