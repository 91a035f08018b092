package dev.bourse.exchange.market;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import java.math.BigDecimal;

/**
 * A market of the exchange. Its prices are whole numbers of ticks, its quantities of lots.
 *
 * @param terms what the engine said of it last
 */
public record Market(MarketChanged terms, Asset base, Asset quote) {

    public int id() {
        return terms.marketId();
    }

    /** For people, such as {@code BTC_USDT}. */
    public String symbol() {
        return terms.symbol();
    }

    public MarketStatus status() {
        return terms.status();
    }

    /** The price step. */
    public BigDecimal tickSize() {
        return shortest(BigDecimal.valueOf(terms.tick(), quote.scale()));
    }

    /** The quantity step. */
    public BigDecimal lotSize() {
        return shortest(BigDecimal.valueOf(terms.lot(), base.scale()));
    }

    /** A price in the quote asset for one of the base asset, with the tick's decimals. */
    public BigDecimal price(long ticks) {
        return tickSize().multiply(BigDecimal.valueOf(ticks));
    }

    /** As {@link #price}, in plain digits: {@code 61000.00}. */
    public String priceText(long ticks) {
        return price(ticks).toPlainString();
    }

    /** A quantity of the base asset, with the lot's decimals. */
    public BigDecimal quantity(long lots) {
        return lotSize().multiply(BigDecimal.valueOf(lots));
    }

    /** As {@link #quantity}, in plain digits: {@code 0.00100}. */
    public String quantityText(long lots) {
        return quantity(lots).toPlainString();
    }

    /** What lots cost at a price, in units of the quote asset, without fees. */
    public long notional(long ticks, long lots) {
        return Math.multiplyExact(Math.multiplyExact(ticks, lots), terms.unitsPerTickLot());
    }

    /**
     * A price as commands have it: quote units for one whole base asset.
     *
     * @throws ArithmeticException when the quote asset has fewer decimals, or it is too large
     */
    public long commandPrice(BigDecimal price) {
        return Units.exact(price, quote.scale());
    }

    /**
     * A quantity as commands have it: base units.
     *
     * @throws ArithmeticException when the base asset has fewer decimals, or it is too large
     */
    public long commandQuantity(BigDecimal quantity) {
        return Units.exact(quantity, base.scale());
    }

    private static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
