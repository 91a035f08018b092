package dev.bourse.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Turns a failed binding or validation of settings into a sentence that names the environment variable, its value and what is
 * allowed.
 */
final class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<Exception> {

    private static final String ACTION = "Correct the setting and start again; the README lists all settings.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Exception cause) {
        String sentence = sentence(rootFailure);
        return sentence == null ? null : new FailureAnalysis(sentence, ACTION, cause);
    }

    /** What is wrong, or null when {@code failure} is not about a setting. */
    static @Nullable String sentence(Throwable failure) {
        InvalidSettingException invalid = find(failure, InvalidSettingException.class);
        if (invalid != null) {
            return invalid.getMessage();
        }
        BindValidationException validation = find(failure, BindValidationException.class);
        if (validation != null) {
            return validation.getValidationErrors().getAllErrors().stream()
                    .map(InvalidSettingAnalyzer::sentence)
                    .collect(Collectors.joining(" "));
        }
        BindException bind = find(failure, BindException.class);
        if (bind != null && find(failure, ConfigurationPropertiesBindException.class) != null) {
            return sentence(bind);
        }
        return null;
    }

    private static String sentence(ObjectError error) {
        if (error instanceof FieldError field) {
            return variable(field.getField()) + " is '" + field.getRejectedValue() + "', but it "
                    + field.getDefaultMessage() + ".";
        }
        return error.getDefaultMessage() + ".";
    }

    private static String sentence(BindException bind) {
        ConfigurationProperty property = bind.getProperty();
        String name = bind.getName().toString();
        Object value = property == null ? "" : property.getValue();
        return variable(name) + " is '" + value + "', but it must be " + allowed(bind) + ".";
    }

    private static String allowed(BindException bind) {
        ConversionFailedException conversion = find(bind, ConversionFailedException.class);
        Class<?> type = conversion == null
                ? bind.getTarget().getType().resolve(Object.class)
                : conversion.getTargetType().getType();
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(it -> it.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "Duration" -> "a duration such as 500ms, 30s or 5m, or a number of milliseconds";
            case "BigDecimal", "double", "Double" -> "a decimal number such as 0.001";
            case "boolean", "Boolean" -> "true or false";
            case "URI" -> "a URL";
            default -> "a " + type.getSimpleName();
        };
    }

    /** {@code reconnectDelay} or {@code reconnect-delay}, or an element of it, to {@code RECONNECT_DELAY}. */
    private static String variable(String property) {
        return property.replaceAll("\\[\\d+]", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[-.]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static <T extends Throwable> @Nullable T find(@Nullable Throwable failure, Class<T> type) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (type.isInstance(it)) {
                return type.cast(it);
            }
        }
        return null;
    }
}
