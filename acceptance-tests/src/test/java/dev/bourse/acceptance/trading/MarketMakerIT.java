package dev.bourse.acceptance.trading;

import static dev.bourse.acceptance.trading.ExpectedBook.book;
import static dev.bourse.acceptance.trading.Ticket.market;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The market maker in a process of its own, around a price that the test says. */
final class MarketMakerIT extends OpenFloor {

    @Test
    void makerQuotesAnewWhatWasTakenAndNothingWhileItsFeedIsStale() {
        Trader maker = floor.trader("maker").with("100000 INR", "100 TATA");
        try (TestFeed feed = TestFeed.at("100", bourse, floor);
                RunningMaker running = RunningMaker.start(bourse, directory, maker, feed, TATA, "20s")) {
            buyer.sees(MakersGrid.around100());

            buyer.places(market().buy("4").of(TATA)).took("4 at 100.1");
            buyer.sees(MakersGrid.after4WereSold());

            feed.stops();
            buyer.sees(book(TATA));
            assertThat(running.says()).contains("FEED_STALE");

            feed.says("100");
            buyer.sees(MakersGrid.anewAfter4WereSold());
        }
        buyer.sees(book(TATA));
    }

    @Test
    void killedMakersOrdersAreItsOwnAgainAfterARestartAndGoneWhenItStaysAway() {
        Trader maker = floor.trader("maker").with("100000 INR", "100 TATA");
        try (TestFeed feed = TestFeed.at("100", bourse, floor)) {
            List<String> orders;
            try (RunningMaker first = RunningMaker.start(bourse, directory, maker, feed, TATA, "10m")) {
                buyer.sees(MakersGrid.around100());
                orders = maker.openIds(TATA);
                first.kill();
            }
            buyer.sees(MakersGrid.around100());

            try (RunningMaker second = RunningMaker.start(bourse, directory, maker, feed, TATA, "5s")) {
                second.awaitQuoting();
                assertThat(maker.openIds(TATA)).isEqualTo(orders);
                second.kill();
            }
            buyer.sees(book(TATA));
        }
    }
}
