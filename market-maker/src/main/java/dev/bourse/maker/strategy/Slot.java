package dev.bourse.maker.strategy;

/**
 * A place of the grid, which has one order at most.
 *
 * @param level 0 is the one next to the reference price
 */
public record Slot(Side side, int level) {}
