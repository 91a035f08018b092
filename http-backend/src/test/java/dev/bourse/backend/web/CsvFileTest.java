package dev.bourse.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvFileTest {

    @Test
    void headingAndRowsAreLines() {
        StringWriter text = new StringWriter();

        CsvFile.write(text, List.of("market", "price"), file -> {
            file.row("TATA_INR", "100.50");
            file.row("BTC_USDT", null);
        });

        assertThat(text).hasToString("market,price\nTATA_INR,100.50\nBTC_USDT,\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '#',
            value = {
                "a,b \"a,b\"",
                "a\"b \"a\"\"b\"",
                "=1 '=1",
                "+1 '+1",
                "@1 '@1",
                "-A1 '-A1",
                "-1.50 -1.50",
                "a-b a-b",
            })
    void cellIsTextAndNothingElse(String value, String written) {
        StringWriter text = new StringWriter();

        CsvFile.write(text, List.of("it"), file -> file.row(value));

        assertThat(text).hasToString("it\n" + written + "\n");
    }
}
