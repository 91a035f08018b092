package dev.bourse.maker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.strategy.Side;
import dev.bourse.maker.strategy.Slot;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderNameTest {

    private static final Slot SLOT = new Slot(Side.BUY, 3);

    private final OrderName names = new OrderName(InstantSource.fixed(Instant.parse("2026-11-25T06:00:00Z")));

    @Test
    void placeIsKnownAgainByTheName() {
        String name = names.next("BTC_USDT", SLOT);

        assertThat(name).startsWith("mm-BTC_USDT-b3-");
        assertThat(OrderName.slot(name, "BTC_USDT")).contains(SLOT);
        assertThat(OrderName.slot(name, "ETH_USDT")).isEmpty();
        assertThat(OrderName.slot(names.next("TATA_INR", new Slot(Side.SELL, 12)), "TATA_INR"))
                .contains(new Slot(Side.SELL, 12));
    }

    @Test
    void noNameIsGivenTwiceWhileTheClockStandsStill() {
        assertThat(names.next("BTC_USDT", SLOT)).isNotEqualTo(names.next("BTC_USDT", SLOT));
    }

    @Test
    void longestNameIsOneThatTheExchangeTakes() {
        OrderName late = new OrderName(InstantSource.fixed(Instant.parse("2059-01-01T00:00:00Z")));

        assertThat(late.next("ABCDEFGHIJ_KLMNOPQRS", new Slot(Side.SELL, 98))).matches("[A-Za-z0-9._:/-]{1,36}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01a2115d-e3a0-71f0-b8d2-80be88266dc8",
                "mm-BTC_USDT-b3-",
                "mm-BTC_USDT-c3-MB2K41XC",
                "mm-BTC_USDT-b300-MB2K41XC",
                "xx-BTC_USDT-b3-MB2K41XC"
            })
    void otherNamesAreNobodysBusiness(String name) {
        assertThat(OrderName.slot(name, "BTC_USDT")).isEmpty();
    }
}
