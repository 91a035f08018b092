package dev.bourse.backend.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class PasswordsTest {

    private final Semaphore turns = new Semaphore(1, true);
    private final Passwords passwords = new Passwords(64, 1, turns, Duration.ofMillis(20));

    @Test
    void hashIsArgon2idWithItsParametersAndASaltOfItsOwn() {
        String hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("Correct horse", hash)).isFalse();
    }

    @Test
    void withoutAHashNoPasswordMatches() {
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void whoWaitsTooLongForATurnIsRefused() throws Exception {
        turns.acquire();

        assertThatThrownBy(() -> passwords.hash("correct horse"))
                .isInstanceOfSatisfying(
                        RefusedException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.BUSY));
        turns.release();
        assertThat(passwords.hash("correct horse")).isNotEmpty();
    }

    @Test
    void hashThatIsMalformedMatchesNothing() {
        assertThat(passwords.matches("correct horse", "x")).isFalse();
    }
}
