package dev.bourse.service;

/** A setting that must not be shown: as text it is three dots. */
public record SecretText(String value) {

    /** The value of an environment variable. */
    public static SecretText of(String value) {
        return new SecretText(value);
    }

    @Override
    public String toString() {
        return "...";
    }
}
