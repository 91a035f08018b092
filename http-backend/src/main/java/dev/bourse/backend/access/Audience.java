package dev.bourse.backend.access;

/** Who may call a route. */
public enum Audience {
    /** Everybody. A session's cookie is not looked at; a signed request is checked, for the sake of its key's own budget. */
    ANYONE("anyone"),
    /** Only somebody who logged in: what an API key must not do, such as making another. */
    SESSION("a session, from POST /api/v1/auth/login"),
    /** A session, or an API key with the permission {@code read}. */
    READ("a session, or an API key with the permission read"),
    /** A session, or an API key with the permission {@code trade}. */
    TRADE("a session, or an API key with the permission trade"),
    /** An operator's session, or an operator's API key with the permission {@code trade}. */
    OPERATOR("an operator's session, or an operator's API key with the permission trade");

    private final String description;

    Audience(String description) {
        this.description = description;
    }

    /** What somebody needs to belong to it, for people. */
    public String description() {
        return description;
    }

    /** Whether {@code identity} belongs to it. */
    public boolean admits(Identity identity) {
        return switch (this) {
            case ANYONE -> true;
            case SESSION -> identity.kind() == Identity.Kind.LOGIN;
            case READ -> identity.may(Permission.READ);
            case TRADE -> identity.may(Permission.TRADE);
            case OPERATOR -> identity.caller().isOperator() && identity.may(Permission.TRADE);
        };
    }
}
