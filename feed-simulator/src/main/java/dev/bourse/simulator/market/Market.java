package dev.bourse.simulator.market;

import dev.bourse.common.market.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A symbol with its tick and lot, and how its numbers are written: as Binance does, with eight decimals. */
public final class Market {

    private static final int DECIMALS = 8;
    private static final long ONE = 100_000_000L;

    private final Instrument instrument;
    private final long tick;
    private final long lot;
    private final BigDecimal quoteUnit;

    /**
     * Makes a market.
     *
     * @throws ArithmeticException when tick or lot has more than eight decimals
     */
    public Market(Instrument instrument) {
        this.instrument = instrument;
        this.tick = instrument.tickSize().movePointRight(DECIMALS).longValueExact();
        this.lot = instrument.lotSize().movePointRight(DECIMALS).longValueExact();
        this.quoteUnit = instrument.tickSize().multiply(instrument.lotSize());
    }

    public String symbol() {
        return instrument.symbol();
    }

    public Instrument instrument() {
        return instrument;
    }

    public String price(long ticks) {
        return decimal(Math.multiplyExact(ticks, tick));
    }

    public String quantity(long lots) {
        return decimal(Math.multiplyExact(lots, lot));
    }

    /** A sum of price x quantity, in the quote asset; more than eight decimals are cut off, as on Binance. */
    public String quote(BigInteger ticksTimesLots) {
        return quoteAmount(ticksTimesLots).toPlainString();
    }

    public String quote(long ticks, long lots) {
        return quote(BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(lots)));
    }

    public BigDecimal quoteAmount(BigInteger ticksTimesLots) {
        return new BigDecimal(ticksTimesLots).multiply(quoteUnit).setScale(DECIMALS, RoundingMode.DOWN);
    }

    public BigDecimal priceAmount(long ticks) {
        return BigDecimal.valueOf(Math.multiplyExact(ticks, tick), DECIMALS);
    }

    public BigDecimal quantityAmount(long lots) {
        return BigDecimal.valueOf(Math.multiplyExact(lots, lot), DECIMALS);
    }

    /** The whole number of ticks that is nearest to {@code price}. */
    public long ticks(BigDecimal price) {
        return price.divide(instrument.tickSize(), 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** The whole number of lots that is nearest to {@code quantity}. */
    public long lots(BigDecimal quantity) {
        return quantity.divide(instrument.lotSize(), 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static String decimal(long units) {
        long fraction = Math.abs(units % ONE);
        StringBuilder text = new StringBuilder(24);
        if (units < 0) {
            text.append('-');
        }
        text.append(Math.abs(units / ONE)).append('.');
        for (long digit = ONE / 10; digit > 0; digit /= 10) {
            text.append((char) ('0' + fraction / digit % 10));
        }
        return text.toString();
    }
}
