package dev.bourse.maker.quoting;

import dev.bourse.maker.account.Account;
import dev.bourse.maker.account.AccountStream;
import dev.bourse.maker.api.KeyHolder;
import dev.bourse.maker.market.Market;
import dev.bourse.maker.market.MarketList;
import dev.bourse.maker.quoting.Pause.Reason;
import dev.bourse.maker.reference.Reference;
import dev.bourse.maker.strategy.JumpGuard;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whether a market may be quoted at a moment. For one thread, but for the reference's age. */
final class Conditions {

    private final QuotedMarket quoted;
    private final Timing timing;
    private final MakerParts parts;
    private final JumpGuard jumps;

    Conditions(QuotedMarket quoted, Timing timing, MakerParts parts) {
        this.quoted = quoted;
        this.timing = timing;
        this.parts = parts;
        this.jumps = new JumpGuard(
                timing.jumpLimit(),
                timing.jumpWindow().toMillis(),
                timing.jumpPause().toMillis());
    }

    /** What all markets share. */
    record MakerParts(
            KeyHolder keys,
            Account account,
            AccountStream stream,
            MarketList markets,
            DeadManSwitch deadMan,
            InstantSource clock) {}

    /** The answer. */
    sealed interface Verdict {

        /** It may, around that price. */
        record Go(Market market, long referenceTicks) implements Verdict {}

        /** It may not. */
        record No(Pause pause) implements Verdict {}
    }

    Verdict now() {
        Market market = parts.markets().find(quoted.symbol());
        Reference reference = quoted.reference().get();
        // Every price is looked at, whatever else there is: a jump counts, too, while something else is in the way.
        long calmAtMs = market == null || reference.price() == null
                ? Long.MIN_VALUE
                : jumps.saw(parts.clock().millis(), market.ticks(reference.price()));
        Pause pause = ofAccount();
        pause = pause == null ? of(market) : pause;
        pause = pause == null ? of(reference, calmAtMs) : pause;
        pause = pause == null ? ofSwitch() : pause;
        if (pause != null || market == null || reference.price() == null) {
            return new Verdict.No(pause == null ? new Pause(Reason.STARTING, "It has just started.") : pause);
        }
        return new Verdict.Go(market, market.ticks(reference.price()));
    }

    private @Nullable Pause ofAccount() {
        if (parts.keys().key() == null) {
            return new Pause(
                    Reason.NO_KEY, "There is no API key: " + parts.keys().problem() + ".");
        }
        if (parts.account().isLive()) {
            return null;
        }
        boolean isBlind = parts.account().blindMs() > timing.staleAfter().toMillis();
        return new Pause(
                isBlind ? Reason.BLIND : Reason.CONNECTING,
                "The account can't be followed: " + parts.stream().problem() + ".");
    }

    private @Nullable Pause of(@Nullable Market market) {
        if (market == null) {
            return new Pause(Reason.NO_MARKET, "There is no market " + quoted.symbol() + " on the exchange, yet.");
        }
        return switch (market.status()) {
            case TRADING -> null;
            case HALTED -> new Pause(Reason.MARKET_HALTED, "The market is halted.");
            case CANCEL_ONLY -> new Pause(Reason.MARKET_CANCEL_ONLY, "In this market orders can only be cancelled.");
        };
    }

    private @Nullable Pause of(Reference reference, long calmAtMs) {
        if (reference.problem() != null) {
            return new Pause(Reason.FEED_DOWN, "There is no price to quote around: " + reference.problem() + ".");
        }
        if (reference.price() == null) {
            return new Pause(Reason.STARTING, "The price to quote around has not been looked at yet.");
        }
        if (reference.ageMs() > timing.staleAfter().toMillis()) {
            return new Pause(
                    Reason.FEED_STALE,
                    "The price to quote around has not changed for more than "
                            + timing.staleAfter().toSeconds() + " s.");
        }
        long wait = calmAtMs - parts.clock().millis();
        if (calmAtMs != Long.MIN_VALUE && wait > 0) {
            return new Pause(
                    Reason.PRICE_JUMPED, "The price has jumped; it quotes again when it has been calm for a while.");
        }
        return null;
    }

    private @Nullable Pause ofSwitch() {
        return parts.deadMan().isArmed()
                ? null
                : new Pause(
                        Reason.NO_DEAD_MAN_SWITCH,
                        "The dead-man switch is not set: " + parts.deadMan().problem());
    }
}
