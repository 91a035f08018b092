package dev.bourse.backend.access.account;

import dev.bourse.backend.access.limit.Attempts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody knows an account's password, for so many guesses and no more. */
@Component
final class PasswordCheck {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Attempts attempts;

    PasswordCheck(AccountStore accounts, Passwords passwords, Attempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /**
     * The account of that name, if that is its password. The work is the same for a name that is not there and for a password that is wrong.
     *
     * @throws dev.bourse.backend.web.RefusedException when there were too many wrong guesses
     */
    Optional<Account> account(String username, String password, String address) {
        try (Attempts.Attempt attempt = attempts.login(username, address)) {
            Account account = accounts.find(username).orElse(null);
            String hash = account == null ? null : account.passwordHash();
            if (!passwords.matches(password, hash)) {
                attempt.counts();
                return Optional.empty();
            }
            return Optional.ofNullable(account);
        }
    }
}
