package dev.bourse.acceptance.trading;

import static dev.bourse.acceptance.trading.ExpectedBook.book;

/** What {@link RunningMaker} quotes: two levels on each side, 0.1 % and 0.15 % from the price, worth 1,000 INR each. */
final class MakersGrid {

    private static final ExpectedBook BIDS =
            book("TATA_INR").bid("99.9", "10.01").bid("99.85", "10.01");

    private MakersGrid() {}

    static ExpectedBook around100() {
        return BIDS.ask("100.1", "9.99").ask("100.15", "9.98");
    }

    /** It has sold 4 of the 50 that it may, so it wants a little more for the next ones; the other ask is near enough to where it should be. */
    static ExpectedBook after4WereSold() {
        return BIDS.ask("100.11", "9.98").ask("100.15", "9.98");
    }

    /** The same, with both asks where they should be. */
    static ExpectedBook anewAfter4WereSold() {
        return BIDS.ask("100.11", "9.98").ask("100.16", "9.98");
    }
}
