package dev.bourse.maker.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.strategy.Intention.Amend;
import dev.bourse.maker.strategy.Intention.Cancel;
import dev.bourse.maker.strategy.Intention.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Around a price of 100,000 ticks: the first level is 100 ticks away, each further one 50, and an order is worth 1,000,000. */
final class GridStrategyTest {

    private static final Grid GRID = new Grid(3, 1_000, 500, 500, 200, 1_000_000);
    private static final Terms TERMS = new Terms(1, 1_000_000, 0, 20);
    private static final long PLENTY = 1_000_000_000_000L;

    private final GridStrategy strategy = new GridStrategy(GRID, TERMS);

    @Test
    void emptyBookGetsAGridOnBothSides() {
        assertThat(strategy.plan(calm(List.of())))
                .containsExactly(
                        place(Side.BUY, 0, 99_900, 10),
                        place(Side.BUY, 1, 99_850, 10),
                        place(Side.BUY, 2, 99_800, 10),
                        place(Side.SELL, 0, 100_100, 9),
                        place(Side.SELL, 1, 100_150, 9),
                        place(Side.SELL, 2, 100_200, 9));
    }

    @Test
    void nothingIsToDoWhenAllIsThere() {
        assertThat(strategy.plan(calm(grid()))).isEmpty();
    }

    @Test
    void ordersStayWhereTheyAreWhileThePriceHasHardlyMoved() {
        assertThat(strategy.plan(around(100_015, 0, 1_000, grid()))).isEmpty();
    }

    @Test
    void asksMakeWayBeforeBidsFollowAPriceThatRises() {
        List<Intention> plan = strategy.plan(around(100_500, 0, 1_000, grid()));

        assertThat(plan).hasSize(6).allMatch(Amend.class::isInstance);
        assertThat(plan.subList(0, 3)).allMatch(it -> side(it) == Side.SELL);
        assertThat(((Amend) plan.getFirst()).priceTicks()).isEqualTo(100_601); // 100,600.5 rounded up
        assertThat(((Amend) plan.getLast()).priceTicks()).isEqualTo(100_299);
    }

    @Test
    void bidsMakeWayBeforeAsksFollowAPriceThatFalls() {
        List<Intention> plan = strategy.plan(around(99_500, 0, 1_000, grid()));

        assertThat(plan.subList(0, 3)).allMatch(it -> side(it) == Side.BUY);
        assertThat(plan.subList(3, 6)).allMatch(it -> side(it) == Side.SELL);
    }

    @Test
    void longPositionMovesBothSidesDownAndAShortOneUp() {
        assertThat(prices(around(100_000, 1_000, 2_000, List.of())))
                .startsWith(99_875L)
                .contains(100_075L);
        assertThat(prices(around(100_000, -1_000, 2_000, List.of())))
                .startsWith(99_925L)
                .contains(100_125L);
    }

    @Test
    void fullPositionIsOnlySold() {
        assertThat(strategy.plan(around(100_000, 1_000, 1_000, List.of())))
                .hasSize(3)
                .allMatch(it -> side(it) == Side.SELL);
    }

    @Test
    void ordersTogetherNeverPassTheLimit() {
        assertThat(strategy.plan(around(100_000, 985, 1_000, List.of())))
                .filteredOn(it -> side(it) == Side.BUY)
                .containsExactly(place(Side.BUY, 0, 99_850, 10), place(Side.BUY, 1, 99_800, 5));
    }

    @Test
    void filledOrderIsPlacedAnewAndAHalfFilledOneFilledUp() {
        List<OwnOrder> open = new ArrayList<>(grid());
        open.removeFirst();
        OwnOrder half = open.removeFirst();
        open.addFirst(new OwnOrder(half.orderId(), half.slot(), half.priceTicks(), 10, 4));

        assertThat(strategy.plan(calm(open)))
                .containsExactly(new Amend(open.getFirst(), 99_850, 10), place(Side.BUY, 0, 99_900, 10));
        assertThat(new Amend(open.getFirst(), 99_850, 10).lots()).isEqualTo(16);
    }

    @Test
    void whatAnotherRunLeftBehindGoes() {
        List<OwnOrder> open = new ArrayList<>(grid());
        OwnOrder second = order(99, Side.BUY, 0, 99_900, 10);
        OwnOrder beyond = order(98, Side.SELL, 7, 100_400, 9);
        open.add(second);
        open.add(beyond);

        assertThat(strategy.plan(calm(open))).containsExactly(new Cancel(second), new Cancel(beyond));
    }

    @Test
    void asksStayAboveWhatSomebodyElseBids() {
        Situation now = new Situation(100_000, 0, 1_000, 1_000, PLENTY, 1_000, 100_120, 0, List.of());

        assertThat(strategy.plan(now)).contains(place(Side.SELL, 0, 100_121, 9), place(Side.SELL, 1, 100_150, 9));
    }

    @Test
    void bidsStayBelowWhatSomebodyElseAsks() {
        Situation now = new Situation(100_000, 0, 1_000, 1_000, PLENTY, 1_000, 0, 99_820, List.of());

        assertThat(strategy.plan(now))
                .contains(
                        place(Side.BUY, 0, 99_819, 10), place(Side.BUY, 1, 99_818, 10), place(Side.BUY, 2, 99_800, 10));
    }

    @Test
    void fundsAreSpentFromTheReferenceOutwards() {
        Situation now = new Situation(100_000, 0, 1_000, 1_000, 1_600_000, 12, 0, 0, List.of());

        assertThat(strategy.plan(now))
                .containsExactly(
                        place(Side.BUY, 0, 99_900, 10),
                        place(Side.BUY, 1, 99_850, 5),
                        place(Side.SELL, 0, 100_100, 9),
                        place(Side.SELL, 1, 100_150, 3));
    }

    @Test
    void whatTheMarketDoesNotTakeIsNotOffered() {
        GridStrategy demanding = new GridStrategy(GRID, new Terms(4, 1_000_000, 900_000, 20));
        Situation now = new Situation(100_000, 0, 1_000, 1_000, 1_600_000, 12, 0, 0, List.of());

        assertThat(demanding.plan(now))
                .containsExactly(place(Side.BUY, 0, 99_900, 10), place(Side.SELL, 0, 100_100, 9));
    }

    @Test
    void smallPriceStillHasDifferentLevels() {
        assertThat(prices(around(5, 0, 1_000_000, List.of()))).containsExactly(4L, 3L, 2L, 6L, 7L, 8L);
    }

    private static Situation calm(List<OwnOrder> open) {
        return around(100_000, 0, 1_000, open);
    }

    private static Situation around(long reference, long position, long limit, List<OwnOrder> open) {
        return new Situation(reference, position, limit, limit, PLENTY, PLENTY, 0, 0, open);
    }

    private List<Long> prices(Situation now) {
        return strategy.plan(now).stream().map(it -> ((Place) it).priceTicks()).toList();
    }

    private static List<OwnOrder> grid() {
        return List.of(
                order(1, Side.BUY, 0, 99_900, 10),
                order(2, Side.BUY, 1, 99_850, 10),
                order(3, Side.BUY, 2, 99_800, 10),
                order(4, Side.SELL, 0, 100_100, 9),
                order(5, Side.SELL, 1, 100_150, 9),
                order(6, Side.SELL, 2, 100_200, 9));
    }

    private static OwnOrder order(long id, Side side, int level, long price, long lots) {
        return new OwnOrder(id, new Slot(side, level), price, lots, lots);
    }

    private static Place place(Side side, int level, long price, long lots) {
        return new Place(new Slot(side, level), price, lots);
    }

    private static Side side(Intention it) {
        return switch (it) {
            case Place place -> place.slot().side();
            case Amend amend -> amend.order().slot().side();
            case Cancel cancel -> cancel.order().slot().side();
        };
    }
}
