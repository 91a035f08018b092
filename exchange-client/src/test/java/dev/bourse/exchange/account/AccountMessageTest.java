package dev.bourse.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.CancelReason;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.exchange.account.AccountMessage.OrderMessage;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.market.Markets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AccountMessageTest {

    private static final long ALICE = 1;

    private final Markets markets = new Markets();

    @BeforeEach
    void openAMarket() {
        markets.apply(new AssetAdded(0, 2, "TATA"));
        markets.apply(new AssetAdded(1, 2, "INR"));
        markets.apply(new MarketChanged(
                0, "TATA_INR", 0, 1, 1, 1, 1, 1, 1_000, 0, 0, 0, 0, 0, 0, Prevention.DECREMENT, MarketStatus.TRADING));
    }

    @Test
    void whoCancelsIsToldWhatHasTraded() {
        OrderMessage message = message(new Cancelled(9, ALICE, 0, 500, 0, 200, CancelReason.REQUESTED));

        assertThat(message.status()).isEqualTo("cancelled");
        assertThat(message.executedQty()).isEqualTo("2.00");
        assertThat(message.remainingQty()).isEqualTo("0.00");
        assertThat(message.cancelledQty()).isEqualTo("5.00");
    }

    @Test
    void whatIsTakenAwayFromAnOrderHasNotTraded() {
        OrderMessage message = message(new Cancelled(9, ALICE, 0, 300, 700, 0, CancelReason.SELF_TRADE_PREVENTED));

        assertThat(message.status()).isEqualTo("reduced");
        assertThat(message.executedQty()).isEqualTo("0.00");
        assertThat(message.remainingQty()).isEqualTo("7.00");
        assertThat(message.cancelledQty()).isEqualTo("3.00");
    }

    @Test
    void anOldEventDoesNotSayWhatHasTraded() {
        Cancelled old = new Cancelled(9, ALICE, 0, 500, 0, Cancelled.NOT_TOLD, CancelReason.REQUESTED);

        assertThat(message(old).executedQty()).isNull();
    }

    private OrderMessage message(Cancelled event) {
        AccountEvent of = AccountEvent.in(event).getFirst();
        return (OrderMessage) AccountMessage.of(of, 1, 1_756_480_528_000L, markets);
    }
}
