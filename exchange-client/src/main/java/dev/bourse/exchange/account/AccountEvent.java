package dev.bourse.exchange.account;

import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.Amended;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.CircuitBroken;
import dev.bourse.exchange.event.EngineEvent.CommandUnreadable;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchFired;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchSet;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.event.EngineEvent.Traded;
import dev.bourse.exchange.event.EngineEvent.Transferred;
import dev.bourse.exchange.event.EngineEvent.Triggered;
import dev.bourse.exchange.event.EngineEvent.Unknown;
import java.util.List;

/**
 * Something that has happened to an account: to one of its orders, a fill, or a balance.
 *
 * @param isMaker of a fill: whether the account's order was the one that rested
 */
public record AccountEvent(long accountId, EngineEvent event, boolean isMaker) {

    /** The house, which gets the fees; nobody is told of it. */
    private static final long HOUSE = 0;

    /**
     * The accounts' events that an event is: none, one, or two for a trade, the maker's first. A refusal is not one of them, since only whoever
     * sent the command is told.
     */
    public static List<AccountEvent> in(EngineEvent event) {
        return switch (event) {
            case Accepted it -> one(it.accountId(), it);
            case Amended it -> one(it.accountId(), it);
            case Triggered it -> one(it.accountId(), it);
            case Cancelled it -> one(it.accountId(), it);
            case BalanceChanged it -> one(it.accountId(), it);
            case Transferred it -> one(it.accountId(), it);
            case DeadManSwitchFired it -> one(it.accountId(), it);
            case Traded it ->
                List.of(
                        new AccountEvent(it.makerAccountId(), it, true),
                        new AccountEvent(it.takerAccountId(), it, false));
            case Rejected _, CommandUnreadable _, AssetAdded _, MarketChanged _ -> List.of();
            case CircuitBroken _, LevelChanged _, DeadManSwitchSet _, Unknown _ -> List.of();
        };
    }

    private static List<AccountEvent> one(long accountId, EngineEvent event) {
        return accountId == HOUSE ? List.of() : List.of(new AccountEvent(accountId, event, false));
    }
}
