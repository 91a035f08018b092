package dev.bourse.maker.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strategy over random walks of price, fills, funds and limits: what must hold after each single step, whatever happens. */
final class RandomWalkTest {

    private static final int WALKS = 60;
    private static final int ROUNDS = 120;

    private Random random = new Random();
    private Grid grid = new Grid(1, 1, 0, 0, 0, 1);
    private Terms terms = new Terms(1, 1, 0, 0);
    private List<OwnOrder> open = new ArrayList<>();
    private long reference;
    private long position;
    private long full;
    private long limit;
    private long nextId;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20240808})
    void noStepCrossesOwnOrdersOrPassesALimit(long seed) {
        random = new Random(seed);
        for (int walk = 0; walk < WALKS; walk++) {
            begin();
            for (int round = 0; round < ROUNDS; round++) {
                happens();
                plan("seed " + seed + ", walk " + walk + ", round " + round);
            }
        }
    }

    private void begin() {
        long spread = 1 + random.nextLong(5_000);
        reference = 10 + random.nextLong(1L << (5 + random.nextInt(20)));
        grid = new Grid(
                1 + random.nextInt(8),
                spread,
                random.nextLong(2_000),
                random.nextLong(spread + 1),
                random.nextLong(spread),
                reference * (1 + random.nextLong(500)));
        terms = new Terms(1 + random.nextLong(3), 1_000, random.nextBoolean() ? 0 : reference, random.nextInt(50));
        full = 1 + random.nextLong(3_000);
        limit = full;
        position = 0;
        open = new ArrayList<>();
        nextId = 1;
    }

    /** Prices move a little or jump, orders trade, limits and funds change. */
    private void happens() {
        long step = Math.max(1, reference / (random.nextInt(20) == 0 ? 20 : 2_000));
        reference = Math.max(5, reference + random.nextLong(2 * step + 1) - step);
        if (random.nextInt(4) == 0) {
            limit = random.nextLong(full + 1);
        }
        for (OwnOrder it : List.copyOf(open)) {
            if (random.nextInt(6) == 0) {
                trade(it, 1 + random.nextLong(it.openLots()));
            }
        }
    }

    private void trade(OwnOrder order, long lots) {
        open.remove(order);
        if (lots < order.openLots()) {
            open.add(new OwnOrder(
                    order.orderId(), order.slot(), order.priceTicks(), order.lots(), order.openLots() - lots));
        }
        position += order.slot().side() == Side.BUY ? lots : -lots;
    }

    private void plan(String where) {
        long funds = random.nextInt(5) == 0 ? random.nextLong(reference * 2_000) : Long.MAX_VALUE / 20_000;
        long base = random.nextInt(5) == 0 ? random.nextLong(3_000) : 1_000_000;
        List<Intention> steps = new GridStrategy(grid, terms).plan(situation(funds, base));
        for (Intention it : steps) {
            Situation before = situation(funds, base);
            open = numbered(before.after(List.of(it)).open());
            check(before, situation(funds, base), where + ", step " + it);
        }
        // What growing orders had to leave to others at first they get in the next round; then there is nothing left to
        // do.
        open = numbered(situation(funds, base)
                .after(new GridStrategy(grid, terms).plan(situation(funds, base)))
                .open());
        assertThat(new GridStrategy(grid, terms).plan(situation(funds, base)))
                .as(where)
                .isEmpty();
    }

    private Situation situation(long funds, long base) {
        return new Situation(reference, position, full, limit, funds, base, 0, 0, List.copyOf(open));
    }

    private void check(Situation before, Situation after, String where) {
        long highestBid = 0;
        long lowestAsk = Long.MAX_VALUE;
        for (OwnOrder it : after.open()) {
            assertThat(it.priceTicks()).as(where).isPositive();
            assertThat(it.openLots()).as(where).isPositive();
            if (it.slot().side() == Side.BUY) {
                highestBid = Math.max(highestBid, it.priceTicks());
            } else {
                lowestAsk = Math.min(lowestAsk, it.priceTicks());
            }
        }
        assertThat(highestBid).as("not crossed, " + where).isLessThan(lowestAsk);
        for (Side side : Side.values()) {
            assertThat(after.openLots(side))
                    .as("%s within the limit, %s", side, where)
                    .isLessThanOrEqualTo(Math.max(after.room(side), before.openLots(side)));
        }
    }

    private List<OwnOrder> numbered(List<OwnOrder> orders) {
        List<OwnOrder> numbered = new ArrayList<>();
        for (OwnOrder it : orders) {
            long id = it.orderId() == 0 ? nextId++ : it.orderId();
            numbered.add(new OwnOrder(id, it.slot(), it.priceTicks(), it.lots(), it.openLots()));
        }
        return numbered;
    }
}
