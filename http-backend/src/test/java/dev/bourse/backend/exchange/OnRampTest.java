package dev.bourse.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bourse.backend.exchange.OnRamp.Fund;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Markets;
import dev.bourse.service.InvalidSettingException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class OnRampTest {

    private static final Asset USDT = new Asset(1, "USDT", 6);

    private final Markets markets = new Markets();
    private final OnRamp onRamp = open(" USDT:10000, INR:0.50 ");

    @Test
    void fundsAreThoseOfTheSettingThatTheExchangeHas() {
        markets.apply(new AssetAdded(1, 6, "USDT"));

        assertThat(onRamp.funds()).containsExactly(new Fund("USDT", new BigDecimal("10000")));
    }

    @Test
    void fundsAreAllWhileTheExchangeIsNotKnown() {
        assertThat(onRamp.funds())
                .containsExactly(new Fund("USDT", new BigDecimal("10000")), new Fund("INR", new BigDecimal("0.50")));
    }

    @Test
    void amountIsAtMostThatOfTheSetting() {
        onRamp.check(USDT, new BigDecimal("10000.000"));

        assertRefused(USDT, "10000.000001", "amount must be at most 10000 USDT at a time.");
    }

    @Test
    void assetIsOneOfTheSetting() {
        assertRefused(
                new Asset(2, "BTC", 8), "1", "asset must be one of USDT, INR; of others only an operator can credit.");
    }

    @Test
    void closedOneLetsNobodyPass() {
        OnRamp closed = new OnRamp(false, "USDT:1", () -> markets);

        RefusedException refused = catchThrowableOfType(RefusedException.class, closed::requireOpen);

        assertThat(refused.code()).isEqualTo(ErrorCode.ON_RAMP_CLOSED);
        onRamp.requireOpen();
    }

    @Test
    void assetThatIsThereTwiceStopsTheStart() {
        assertThatThrownBy(() -> open("USDT:1,USDT:2"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("DEMO_FUNDS is 'USDT:1,USDT:2', but it must be each asset once");
    }

    private void assertRefused(Asset asset, String amount, String message) {
        assertThatThrownBy(() -> onRamp.check(asset, new BigDecimal(amount)))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    private OnRamp open(String funds) {
        return new OnRamp(true, funds, () -> markets);
    }
}
