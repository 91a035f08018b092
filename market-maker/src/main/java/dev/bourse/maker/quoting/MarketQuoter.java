package dev.bourse.maker.quoting;

import dev.bourse.maker.api.Outcome;
import dev.bourse.maker.api.Outcome.Refused;
import dev.bourse.maker.api.Outcome.Unknown;
import dev.bourse.maker.market.Market;
import dev.bourse.maker.quoting.Conditions.MakerParts;
import dev.bourse.maker.quoting.Conditions.Verdict;
import dev.bourse.maker.quoting.Pause.Reason;
import dev.bourse.maker.quoting.Refusals.Consequence;
import dev.bourse.maker.strategy.Intention;
import dev.bourse.maker.strategy.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quotes one market, in a thread of its own. */
final class MarketQuoter {

    private static final Logger LOG = LoggerFactory.getLogger(MarketQuoter.class);

    /** After orders could not be cancelled, before it is tried again. */
    private static final Duration WITHDRAW_AGAIN = Duration.ofMillis(500);

    /** How long the stream may take to tell of what was done. */
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(3);

    private static final Pause UNCERTAIN =
            new Pause(Reason.UNCERTAIN, "What has become of a request is not known, so all orders are cancelled.");

    private final QuotedMarket quoted;
    private final Timing timing;
    private final MakerParts parts;
    private final Conditions conditions;
    private final Planning planning;
    private final OrderDesk desk;
    private final Others others;
    private final InstantSource clock;
    private final Semaphore wakeUp = new Semaphore(0);

    private volatile @Nullable Pause pause = new Pause(Reason.STARTING, "It has just started.");
    private volatile long pausedSinceMs;
    private volatile long aliveAtMs;
    private volatile boolean closed;

    private @Nullable Pause held;
    private long heldUntilMs;
    private long behindSinceMs;
    private long withdrawAgainAtMs;
    private boolean isWithdrawn;
    private boolean isUncertain;

    MarketQuoter(QuotedMarket quoted, Timing timing, MakerParts parts, OrderDesk desk, Exposures exposures) {
        this.quoted = quoted;
        this.timing = timing;
        this.parts = parts;
        this.desk = desk;
        this.clock = parts.clock();
        this.others = new Others(clock);
        this.conditions = new Conditions(quoted, timing, parts);
        this.planning = new Planning(quoted, parts.account(), exposures, others);
        this.aliveAtMs = clock.millis();
        this.pausedSinceMs = aliveAtMs;
    }

    QuotedMarket quoted() {
        return quoted;
    }

    /** Why nothing is quoted; null while it is. */
    @Nullable
    Pause pause() {
        return pause;
    }

    /** How long that has been so. */
    Duration pausedFor() {
        return Duration.ofMillis(clock.millis() - pausedSinceMs);
    }

    /** When it looked at its market last, by the clock. */
    long aliveAtMs() {
        return aliveAtMs;
    }

    Planning planning() {
        return planning;
    }

    /** Something has happened: it looks at once. */
    void wakeUp() {
        wakeUp.release();
    }

    /** Looks no more after what it is doing. */
    void close() {
        closed = true;
        wakeUp();
    }

    /** Looks at the market again and again. */
    void run() {
        try {
            while (!closed) {
                step();
                if (wakeUp.tryAcquire(timing.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at the market once, and does what is to be done. */
    void step() throws InterruptedException {
        aliveAtMs = clock.millis();
        try {
            Pause now = isBehind() ? pause : look();
            tell(now);
            if (now != null && now.reason().withdraws()) {
                withdraw(now);
            }
        } catch (RuntimeException e) {
            LOG.error("a market can't be quoted market={}", quoted.symbol(), e);
            isUncertain = true;
            tell(UNCERTAIN);
            withdraw(UNCERTAIN);
        }
    }

    private @Nullable Pause look() throws InterruptedException {
        Verdict verdict = conditions.now();
        return switch (verdict) {
            case Verdict.No(Pause why) -> why;
            case Verdict.Go _ when isUncertain -> UNCERTAIN;
            case Verdict.Go _ when held != null && clock.millis() < heldUntilMs -> held;
            case Verdict.Go(Market market, long referenceTicks) -> quote(market, referenceTicks);
        };
    }

    /** True while the stream has not told of all that was done; when that takes too long, what is known is not believed any longer. */
    private boolean isBehind() {
        if (!parts.account().isLive() || parts.account().isCaughtUp(quoted.symbol())) {
            behindSinceMs = 0;
            return false;
        }
        long now = clock.millis();
        behindSinceMs = behindSinceMs == 0 ? now : behindSinceMs;
        if (now - behindSinceMs > CATCH_UP_WITHIN.toMillis()) {
            behindSinceMs = 0;
            parts.stream().beginAnew("the stream does not tell what became of requests in " + quoted.symbol());
        }
        return true;
    }

    private @Nullable Pause quote(Market market, long referenceTicks) throws InterruptedException {
        held = null;
        Planning.Plan plan = planning.plan(market, referenceTicks);
        for (Intention it : plan.intentions()) {
            if (closed) {
                return pause;
            }
            isWithdrawn = false;
            switch (desk.does(it, market)) {
                case Outcome.Done _ -> aliveAtMs = clock.millis();
                case Refused refused -> {
                    return refused(it, refused, market);
                }
                case Unknown _ -> {
                    isUncertain = true;
                    return UNCERTAIN;
                }
            }
        }
        return plan.pause();
    }

    /** What is left of the plan is dropped: it was made for another moment. */
    private @Nullable Pause refused(Intention what, Refused why, Market market) {
        if (Refusals.isOfTheMoment(why)) {
            if (why.code().equals("POST_ONLY_WOULD_TAKE") && why.details().has("bestPrice")) {
                Side side = planning.side(what);
                others.isInTheWay(
                        side,
                        market.ticks(
                                new BigDecimal(why.details().path("bestPrice").asString())));
            }
            LOG.debug("an order came too late market={} code={}", market.symbol(), why.code());
            return null;
        }
        Consequence consequence = Refusals.of(why);
        held = consequence.pause();
        heldUntilMs = clock.millis() + consequence.length().toMillis();
        return held;
    }

    private void withdraw(Pause why) throws InterruptedException {
        boolean isToDo = parts.account().isLive()
                ? parts.account().hasOpen(quoted.symbol()) && parts.account().isCaughtUp(quoted.symbol())
                : !isWithdrawn;
        if ((!isUncertain && !isToDo) || clock.millis() < withdrawAgainAtMs) {
            return;
        }
        Outcome outcome = desk.withdraw(quoted.symbol());
        if (outcome instanceof Refused it && it.code().equals("MARKET_HALTED")) {
            // Nobody can cancel there but the dead-man switch; what is still open when the market opens again would be
            // at an old price.
            outcome = parts.deadMan().fire();
        }
        if (outcome instanceof Outcome.Done) {
            LOG.info("orders are cancelled market={} cause={}", quoted.symbol(), why.reason());
            withdrawAgainAtMs = 0;
            isWithdrawn = true;
            isUncertain = false;
        } else {
            if (withdrawAgainAtMs == 0) { // Once per trouble: it goes on until it is done.
                LOG.warn(
                        "orders can't be cancelled yet market={} cause={} outcome={}",
                        quoted.symbol(),
                        why.reason(),
                        outcome);
            }
            withdrawAgainAtMs = clock.millis() + WITHDRAW_AGAIN.toMillis();
        }
    }

    private void tell(@Nullable Pause now) {
        Pause before = pause;
        boolean isNew = reason(before) != reason(now);
        pause = now;
        if (isNew) {
            pausedSinceMs = clock.millis();
            if (now == null) {
                LOG.info("quoting market={}", quoted.symbol());
            } else {
                LOG.info("not quoting market={} reason={} cause={}", quoted.symbol(), now.reason(), now.sentence());
            }
        }
    }

    private static @Nullable Reason reason(@Nullable Pause pause) {
        return pause == null ? null : pause.reason();
    }
}
