package dev.bourse.simulator.market;

/** The best prices of a book and what rests there. */
public record BookTop(long updateId, long bidTicks, long bidLots, long askTicks, long askLots) {}
