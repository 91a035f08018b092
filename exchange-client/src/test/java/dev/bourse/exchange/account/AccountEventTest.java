package dev.bourse.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.RejectReason;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.event.EngineEvent.Traded;
import org.junit.jupiter.api.Test;

final class AccountEventTest {

    @Test
    void aTradeIsTheMakersEventAndThenTheTakers() {
        Traded trade = new Traded(0, 1, 100, 5, Side.BUY, 10, 3, 0, 1, 11, 4, 0, 2);

        assertThat(AccountEvent.in(trade))
                .containsExactly(new AccountEvent(3, trade, true), new AccountEvent(4, trade, false));
    }

    @Test
    void aTradeWithOneselfIsTwoEventsOfOneAccount() {
        Traded trade = new Traded(0, 1, 100, 5, Side.BUY, 10, 3, 0, 1, 11, 3, 0, 2);

        assertThat(AccountEvent.in(trade)).extracting(AccountEvent::accountId).containsExactly(3L, 3L);
    }

    @Test
    void nobodyIsToldOfTheHousesBalanceOfBooksAndOfRefusals() {
        assertThat(AccountEvent.in(new BalanceChanged(0, 1, 5, 0))).isEmpty();
        assertThat(AccountEvent.in(new LevelChanged(0, Side.BUY, 100, 5))).isEmpty();
        assertThat(AccountEvent.in(new Rejected(3, RejectReason.MARKET_HALTED, 0, 0)))
                .isEmpty();
        assertThat(AccountEvent.in(new BalanceChanged(3, 1, 5, 0))).hasSize(1);
    }
}
