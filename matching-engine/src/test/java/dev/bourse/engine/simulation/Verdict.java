package dev.bourse.engine.simulation;

import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.MatchingEngine;
import dev.bourse.engine.journal.EventText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Whether all is as it should be when an exchange has come to rest. */
final class Verdict {

    private final World world;
    private final Answers answers;
    private final Projection projection = new Projection();

    Verdict(World world, RandomQueries queries) {
        this.world = world;
        this.answers = new Answers(world.witness().answers(), queries);
    }

    /** Throws an AssertionError that says what is wrong. */
    void read() {
        eventsAreComplete();
        world.engines().forEach(this::stateIsRight);
        everybodyHasGotAReply();
        world.events().all().forEach(it -> {
            projection.take(it.bytes());
            answers.check(projection);
        });
        answers.checkNoneIsLeft();
        eventsTellTheState();
    }

    /** Entry by entry they have been looked at already. */
    private void eventsAreComplete() {
        int expected = world.expected().events().size();
        int written = world.events().all().size();
        if (written != expected) {
            throw new AssertionError("the event log has " + written + " entries instead of " + expected);
        }
    }

    private void stateIsRight(SimulatedEngine engine) {
        byte[] expected = world.expected().state();
        if (!Arrays.equals(MemorySnapshotFiles.state(Objects.requireNonNull(engine.replica())), expected)) {
            throw new AssertionError("the state of " + engine.name() + " is not what the commands make");
        }
        List<String> names = engine.disk().names();
        try {
            if (!Arrays.equals(engine.disk().bytes(names.getLast()), expected)) {
                throw new AssertionError("the last snapshot of " + engine.name() + " is not what the commands make");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void everybodyHasGotAReply() {
        for (MemoryCommandLog.Entry command : world.commands().all()) {
            for (UndisturbedRun.Part it : world.expected().partsOf(command.position())) {
                if (it.isReply() && !world.witness().wasSent(it)) {
                    throw new AssertionError("nobody has replied " + EventText.lines(it.bytes()));
                }
            }
        }
    }

    /** Who reads the events knows all balances, books and open orders; and nothing has come from nowhere. */
    private void eventsTellTheState() {
        MatchingEngine engine = world.expected().engine();
        TreeMap<Integer, Long> sums = new TreeMap<>();
        engine.ledger().visit((account, asset, available, locked) -> {
            sums.merge(asset, Math.addExact(available, locked), Math::addExact);
            Projection.Balance known = projection.balances().get(new Projection.Holding(account, asset));
            if (known == null ? available + locked != 0 : known.available() != available || known.locked() != locked) {
                throw new AssertionError("account " + account + " has " + available + " and " + locked + " of asset "
                        + asset + ", but the events say " + known);
            }
        });
        projection.supplies().values().removeIf(it -> it == 0);
        sums.values().removeIf(it -> it == 0);
        if (!sums.equals(projection.supplies())) {
            throw new AssertionError("there is " + sums + ", but " + projection.supplies() + " came from outside");
        }
        booksAreTold(engine);
        List<Long> open = new ArrayList<>();
        engine.visitOrders(it -> open.add(it.orderId()));
        if (!open.stream()
                .sorted()
                .toList()
                .equals(new ArrayList<>(projection.orders().keySet()))) {
            throw new AssertionError("open are " + open + ", but the events say "
                    + projection.orders().keySet());
        }
    }

    private void booksAreTold(MatchingEngine engine) {
        List<String> levels = new ArrayList<>();
        for (int market = 0; market < engine.marketCount(); market++) {
            for (Side side : Side.values()) {
                String where = market + " " + side + " ";
                engine.book(market).visitLevels(side, 1_000, (price, lots) -> levels.add(where + price + " " + lots));
            }
        }
        List<String> told = new ArrayList<>();
        projection
                .levels()
                .forEach((it, lots) -> told.add(it.market() + " " + it.side() + " " + it.price() + " " + lots));
        if (!told.equals(levels)) {
            throw new AssertionError("the books are " + levels + ", but the events say " + told);
        }
    }
}
