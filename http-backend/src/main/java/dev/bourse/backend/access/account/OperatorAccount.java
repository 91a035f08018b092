package dev.bourse.backend.access.account;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.service.InvalidSettingException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the account of {@code OPERATOR_USERNAME} is there, with that password and that role, and that no other has the
 * role: whom the setting named before is an ordinary account again. It goes on trying in a thread of its own while the database
 * is away, until it succeeds or the service stops.
 */
@Component
final class OperatorAccount {

    private static final Logger log = LoggerFactory.getLogger(OperatorAccount.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final AccountStore accounts;
    private final Passwords passwords;
    private final String username;
    private final String password;
    private final Thread thread = Thread.ofVirtual().name("operator-account").unstarted(this::keepTrying);

    OperatorAccount(AccountStore accounts, Passwords passwords, HttpBackendProperties properties) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.username = Credentials.normalized(properties.operatorUsername());
        this.password = properties.operatorPassword().value();
        check();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        thread.interrupt();
    }

    /** Whether that is the account whose password the settings say. */
    boolean isNamed(String account) {
        return !username.isEmpty() && username.equals(account);
    }

    private void check() {
        if (username.isEmpty() && password.isEmpty()) {
            return;
        }
        if (!Credentials.isUsername(username)) {
            String rule = username.isEmpty()
                    ? "set together with OPERATOR_PASSWORD"
                    : "an e-mail address or a simple name of 3 to 254 characters";
            throw new InvalidSettingException("OPERATOR_USERNAME", username, rule);
        }
        if (!Credentials.isPassword(password)) {
            String rule =
                    password.isEmpty() ? "set together with OPERATOR_USERNAME" : "a password of 8 to 128 characters";
            throw new InvalidSettingException("OPERATOR_PASSWORD", password.isEmpty() ? "" : "...", rule);
        }
    }

    private void keepTrying() {
        Duration wait = FIRST_WAIT;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                takeRoleFromOthers();
                bringUpToDate();
                return;
            } catch (DataAccessException | RefusedException e) {
                log.warn(
                        "operator's account not written, trying again waitMs={} cause={}",
                        wait.toMillis(),
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private void takeRoleFromOthers() {
        accounts.takeRoleFromAllBut(username)
                .forEach(former -> log.warn("account is no operator's any more username={}", former));
    }

    private void bringUpToDate() {
        if (username.isEmpty()) {
            return;
        }
        Optional<Account> known = accounts.find(username);
        boolean isUpToDate = known.isPresent()
                && known.get().isOperator()
                && passwords.matches(password, known.get().passwordHash());
        if (!isUpToDate) {
            accounts.putOperator(username, passwords.hash(password));
        }
        log.info("operator's account is up to date username={}", username);
    }
}
