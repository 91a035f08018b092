package dev.bourse.backend.access.account;

import dev.bourse.backend.access.Caller;

/** An account as it is stored, with the hash of its password. */
record Account(long accountId, String username, String passwordHash, boolean isOperator) {

    Caller caller() {
        return new Caller(accountId, username, isOperator);
    }

    @Override
    public String toString() {
        return "Account[" + accountId + "]";
    }
}
