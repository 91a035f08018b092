package dev.bourse.backend.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientOrderIdsTest {

    private static final long SKEW_MS = ClientOrderIds.SKEW.toMillis();

    @Test
    void aFreshNameIsADatedUuidThatNobodyHas() {
        long now = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String name = ClientOrderIds.fresh(now);
            UUID uuid = UUID.fromString(name);
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(ClientOrderIds.unusedBeforeMs(name)).hasValue(now - SKEW_MS);
            names.add(name);
        }
        assertThat(names).hasSize(1_000);
    }

    /** The example of the ULID specification: 01ARYZ6S41 is 2016-07-30T22:36:16.385Z. */
    @Test
    void ulidsCarryADateToo() {
        assertThat(ClientOrderIds.unusedBeforeMs("01ARYZ6S41TSV4RRFFQ69G5FAV")).hasValue(1_469_918_176_385L - SKEW_MS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-order-1",
                "f47ac10b-58cc-4372-a567-0e02b2c3d479", // version 4
                "0198f2a1-7b3c-7d20-1a55-0c1d2e3f4a5b", // another variant
                "81ARYZ6S41TSV4RRFFQ69G5FAV", // more than 128 bits
                "01aryz6s41tsv4rrffq69g5fav", // not as ULIDs are written, so it may be anything
            })
    void otherNamesSayNothing(String name) {
        assertThat(ClientOrderIds.unusedBeforeMs(name)).isEmpty();
    }
}
