package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;

/** That somebody is refused something. */
record Refusal(Trader trader, String code) {

    /** Does it; returns what was said of it. */
    Reason when(Consumer<Trader> deed) {
        Refused refused = catchThrowableOfType(Refused.class, () -> deed.accept(trader));
        assertThat(refused).as("%s is refused with %s", trader, code).isNotNull();
        assertThat(refused.answer().code())
                .as("why %s is refused: %s", trader, refused.getMessage())
                .isEqualTo(code);
        return new Reason(refused.answer());
    }

    /** Why. */
    record Reason(HttpAnswer answer) {

        Reason withStatus(int status) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            return this;
        }

        /** Says what is in the refusal's details. */
        Reason saying(String detail, String value) {
            assertThat(answer.json().path("error").path("details").path(detail).asString(""))
                    .as("%s in %s", detail, answer.body())
                    .isEqualTo(value);
            return this;
        }
    }
}
