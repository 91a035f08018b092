package dev.bourse.acceptance.trading;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** Orders of all kinds near a price of 100, in a market with steps of 0.01. */
final class RandomTickets {

    private static final List<String> SIDES = List.of("buy", "sell");

    private final RandomGenerator random;
    private final String market;

    RandomTickets(RandomGenerator random, String market) {
        this.random = random;
        this.market = market;
    }

    /** One that may rest. */
    Ticket resting() {
        return quantity(Ticket.limit(), 500).at(price()).of(market);
    }

    /** A limit or market order; some are refused. */
    Ticket any() {
        return switch (random.nextInt(8)) {
            case 0 -> quantity(Ticket.market(), 3_000).of(market);
            case 1 -> quantity(Ticket.market().fok(), 1_500).of(market);
            case 2 -> Ticket.market().buyFor(decimal(1, 2_000_000, 4)).of(market);
            case 3 -> quantity(Ticket.limit().ioc(), 2_000).at(price()).of(market);
            case 4 -> quantity(Ticket.limit().fok(), 1_000).at(price()).of(market);
            case 5 -> quantity(Ticket.limit().postOnly(), 1_000).at(price()).of(market);
            default -> quantity(Ticket.limit(), 3_000).at(price()).of(market);
        };
    }

    private Ticket quantity(Ticket ticket, int most) {
        return ticket.with("side", SIDES.get(random.nextInt(2))).with("quantity", decimal(1, most, 2));
    }

    private String price() {
        return decimal(9_950, 10_051, 2);
    }

    private String decimal(int least, int bound, int scale) {
        return BigDecimal.valueOf(random.nextInt(least, bound), scale).toPlainString();
    }
}
