package dev.bourse.simulator.market;

import java.util.List;

/** The levels of a book, best first on both sides. */
public record Depth(long lastUpdateId, List<Level> bids, List<Level> asks) {

    public record Level(long ticks, long lots) {}
}
