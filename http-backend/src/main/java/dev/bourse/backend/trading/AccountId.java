package dev.bourse.backend.trading;

import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import java.util.Map;

/** The number of an account. */
final class AccountId {

    private AccountId() {}

    static long read(String name, String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw JsonFields.invalid(name, "must be an account's number", Map.of("value", Parameters.echo(value)));
        }
        return Long.parseLong(value);
    }
}
