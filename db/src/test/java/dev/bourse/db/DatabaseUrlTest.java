package dev.bourse.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://me:pw@db.local:6543/bourse          | jdbc:postgresql://db.local:6543/bourse             | me   | pw",
                "postgres://me:pw@db.local/bourse                 | jdbc:postgresql://db.local:5432/bourse             | me   | pw",
                "postgresql://me@127.0.0.1/bourse                 | jdbc:postgresql://127.0.0.1:5432/bourse            | me   | ''",
                "postgresql://[::1]:5432/bourse                   | jdbc:postgresql://[::1]:5432/bourse                | ''   | ''",
                "postgresql://a%40b:p%2F%3A+w@h/d?sslmode=require | jdbc:postgresql://h:5432/d?sslmode=require         | a@b  | p/:+w",
                "jdbc:postgresql://h:1/d?user=me&password=p%26w&ssl=true | jdbc:postgresql://h:1/d?ssl=true            | me   | p&w",
            })
    void bothFormsAreUnderstood(String url, String jdbcUrl, String user, String password) {
        assertThat(DatabaseUrl.parse(url)).isEqualTo(new DatabaseUrl(jdbcUrl, user, password));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://me:secret@h/d           | does not begin with postgresql://",
                "me:secret@h/d                   | does not begin with postgresql://",
                "postgresql://me:secret@/d       | is not a URL",
                "postgresql://me:secret@h        | names no database",
                "postgresql://me:secret@h:5432/  | names no database",
                "postgresql://me:se cret@h/d     | is not a URL",
                "postgresql://me:secret@h:port/d | is not a URL",
                "postgresql:///d                 | names no host",
                "''                              | does not begin with postgresql://",
            })
    void whatIsWrongIsSaidWithoutThePassword(String url, String what) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_URL " + what)
                .hasMessageContaining(DatabaseUrl.FORM)
                .hasMessageNotContaining("secret");
    }

    @Test
    void logsShowNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://me:secret@h/d")).hasToString("me@h:5432/d");
    }

    @ParameterizedTest
    @CsvSource({"postgresql://a%40b:p%2F%3A%20w@h:5432/d?sslmode=require", "postgresql://h:5432/d"})
    void urlIsWrittenAsItIsRead(String url) {
        assertThat(DatabaseUrl.parse(url).toUrl()).isEqualTo(url);
    }
}
