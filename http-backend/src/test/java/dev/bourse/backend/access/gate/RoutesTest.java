package dev.bourse.backend.access.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

final class RoutesTest {

    @Test
    void routeIsWhatTheMethodSays() {
        assertThat(Routes.route(method("orders"))).isEqualTo(new Route(Audience.TRADE, Budget.ORDERS));
        assertThat(Routes.route(method("candles"))).isEqualTo(new Route(Audience.ANYONE, Budget.MARKET_DATA));
    }

    @Test
    void methodThatDoesNotSayWhoMayCallItStopsTheStart() {
        assertThatThrownBy(() -> Routes.route(method("forgotten")))
                .hasMessageContaining("forgotten")
                .hasMessageContaining("put @OpenTo on it");
    }

    @Test
    void methodThatIsOpenToAnyoneCannotTakeACaller() {
        assertThatThrownBy(() -> Routes.route(method("confused"))).hasMessageContaining("can't take a caller");
    }

    private static HandlerMethod method(String name) {
        return Arrays.stream(Methods.class.getDeclaredMethods())
                .filter(it -> it.getName().equals(name))
                .map(it -> new HandlerMethod(new Methods(), it))
                .findFirst()
                .orElseThrow();
    }

    static final class Methods {

        @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
        void orders(Caller caller) {}

        @OpenTo(Audience.ANYONE)
        void candles() {}

        void forgotten() {}

        @OpenTo(Audience.ANYONE)
        void confused(Caller caller) {}
    }
}
