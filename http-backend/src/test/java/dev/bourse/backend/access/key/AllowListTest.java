package dev.bourse.backend.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowListTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.1.7,      192.168.1.7,       true",
        "192.168.1.7,      192.168.1.8,       false",
        "10.0.0.0/8,       10.255.3.4,        true",
        "10.0.0.0/8,       11.0.0.0,          false",
        "10.1.2.3/8,       10.9.9.9,          true",
        "0.0.0.0/0,        203.0.113.1,       true",
        "0.0.0.0/0,        2001:db8::1,       false",
        "192.168.1.128/25, 192.168.1.127,     false",
        "192.168.1.128/25, 192.168.1.128,     true",
        "192.168.1.6/31,   192.168.1.7,       true",
        "192.168.1.7/32,   192.168.1.6,       false",
        "2001:db8::/32,    2001:db8:ff::1,    true",
        "2001:db8::/32,    2001:db9::1,       false",
        "::1,              0:0:0:0:0:0:0:1,   true",
        "::/0,             2001:db8::1,       true",
        "fe80::/10,        fe80::1%eth0,      true",
        "2001:db8::/127,   2001:db8::2,       false",
        "10.0.0.0/8,       ::ffff:10.1.1.1,   true",
        "10.0.0.0/8,       localhost,         false",
        "10.0.0.0/8,       '',                false",
    })
    void networkHasItsAddresses(String entry, String address, boolean allowed) {
        assertThat(AllowList.parse(List.of(entry)).orElseThrow().allows(address))
                .isEqualTo(allowed);
    }

    @Test
    void emptyListAllowsAllAndALongerOneWhatAnyOfItAllows() {
        assertThat(AllowList.parse(List.of()).orElseThrow().allows("203.0.113.1"))
                .isTrue();
        AllowList two = AllowList.parse(List.of("10.0.0.1", "::1")).orElseThrow();
        assertThat(two.allows("10.0.0.1")).isTrue();
        assertThat(two.allows("::1")).isTrue();
        assertThat(two.allows("::2")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "::/129",
                ":::",
                "fe80::1%eth0",
                "010.1.1.1.1",
                "1"
            })
    void whatIsNoAddressIsRefused(String entry) {
        assertThat(AllowList.parse(List.of("10.0.0.1", entry))).isEmpty();
    }
}
