package dev.bourse.uploader.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CopyTextTest {

    private final CopyText rows = new CopyText();

    @Test
    void fieldsAreSeparatedByTabsAndRowsByNewlines() {
        rows.plain("A").number(-7).flag(true).endRow();
        rows.plain("B").number(8).flag(false).endRow();

        assertThat(text(0, 2)).isEqualTo("A\t-7\tt\nB\t8\tf\n");
        assertThat(text(1, 2)).isEqualTo("B\t8\tf\n");
    }

    @Test
    void specialCharactersAreEscaped() {
        rows.text("a\tb\nc\rd\\e é").endRow();

        assertThat(text(0, 1)).isEqualTo("a\\tb\\nc\\rd\\\\e é\n");
    }

    @Test
    void rowThatWasBegunCanBeDropped() {
        rows.plain("kept").endRow();
        rows.plain("dropped").number(1);
        rows.dropRow();
        rows.plain("next").endRow();

        assertThat(rows.rows()).isEqualTo(2);
        assertThat(text(0, 2)).isEqualTo("kept\nnext\n");
    }

    @Test
    void roomGrowsWithTheRows() {
        for (int i = 0; i < 10_000; i++) {
            rows.plain("BTCUSDT").number(i).endRow();
        }

        assertThat(text(9_999, 10_000)).isEqualTo("BTCUSDT\t9999\n");
    }

    private String text(int from, int to) {
        return new String(rows.bytes(), rows.start(from), rows.start(to) - rows.start(from), StandardCharsets.UTF_8);
    }
}
