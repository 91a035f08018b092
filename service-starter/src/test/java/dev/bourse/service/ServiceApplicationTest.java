package dev.bourse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.validation.annotation.Validated;

final class ServiceApplicationTest {

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/live", "/metrics"})
    void everyServiceAnswersOperators(String path) throws Exception {
        try (ConfigurableApplicationContext context = run()) {
            HttpResponse<String> response = get(context, path);

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).contains(path.equals("/metrics") ? "service=\"sample\"" : "\"UP\"");
        }
    }

    @Test
    void processIsAliveWhileAPartOfItIsDown() throws Exception {
        SpringApplication application = ServiceApplication.of(Sample.class, "sample", 0);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("dbHealthIndicator", (HealthIndicator)
                        () -> Health.down().build()));
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(get(context, "/health").statusCode()).isEqualTo(503);
            assertThat(get(context, "/ready").statusCode()).isEqualTo(503);
            assertThat(get(context, "/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void settingsHaveDefaultsAndEnvironmentNames() {
        try (ConfigurableApplicationContext context = run("--BATCH_SIZE=7")) {
            SampleProperties properties = context.getBean(SampleProperties.class);

            assertThat(properties.batchSize()).isEqualTo(7);
            assertThat(properties.batchTimeout()).isEqualTo(Duration.ofSeconds(1));
            assertThat(context.getBean(Environment.class).getProperty("spring.data.redis.url"))
                    .isEqualTo("redis://localhost:6379");
        }
    }

    @Test
    void portCanBeGivenAsAnArgument() {
        SpringApplication application = ServiceApplication.of(Sample.class, "sample", 1);
        application.setRegisterShutdownHook(false);

        try (ConfigurableApplicationContext context = application.run("--SERVER_PORT=0")) {
            assertThat(context.getEnvironment().getProperty("local.server.port", Integer.class))
                    .isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BATCH_SIZE=0     | BATCH_SIZE is '0', but it must be at least 1.",
                "BATCH_SIZE=1001  | BATCH_SIZE is '1001', but it must be at most 1000.",
                "POOL_SIZE=51     | POOL_SIZE is '51', but it must be from 1 to 50.",
                "SPREAD=-1        | SPREAD is '-1', but it must be at least 0.",
                "SPREAD=0.51      | SPREAD is '0.51', but it must be at most 0.5.",
                "SPREAD=0.0000001 | SPREAD is '1E-7', but it must have at most 1 digits before the point and 6 after it.",
                "BATCH_TIMEOUT=99 | BATCH_TIMEOUT is 'PT0.099S', but it must be at least 100ms.",
                "BATCH_TIMEOUT=2h | BATCH_TIMEOUT is 'PT2H', but it must be at most 1h30m.",
                "BATCH_SIZE=many  | BATCH_SIZE is 'many', but it must be a whole number.",
                "BATCH_TIMEOUT=x  | BATCH_TIMEOUT is 'x', but it must be a duration such as 500ms, 30s or 5m, or a number of milliseconds.",
                "SYMBOLS=A,b     | SYMBOLS is 'b', but it must be upper case.",
                "LOG_LEVEL=loud   | LOG_LEVEL is 'LOUD', but it must be one of TRACE, DEBUG, INFO, WARN, ERROR, OFF.",
                "LOG_FORMAT=xml   | LOG_FORMAT is 'xml', but it must be json or text.",
            })
    void wrongSettingStopsTheStartWithASentence(String setting, String sentence) {
        Throwable failure = catchThrowable(() -> run("--" + setting).close());

        assertThat(failure).isNotNull();
        assertThat(InvalidSettingAnalyzer.sentence(failure)).isEqualTo(sentence);
    }

    private static ConfigurableApplicationContext run(String... args) {
        SpringApplication application = ServiceApplication.of(Sample.class, "sample", 0);
        application.setRegisterShutdownHook(false);
        return application.run(args);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @SpringBootApplication
    @EnableConfigurationProperties(SampleProperties.class)
    static class Sample {}

    @Validated
    @ConfigurationProperties
    record SampleProperties(
            @DefaultValue("100") @Min(1) @Max(1000) int batchSize,

            @DefaultValue("4") @Range(min = 1, max = 50) int poolSize,

            @DefaultValue("0.001") @DecimalMin("0") @DecimalMax("0.5") @Digits(integer = 1, fraction = 6)
            BigDecimal spread,

            @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(hours = 1, minutes = 30)
            Duration batchTimeout,

            @DefaultValue List<@Pattern(regexp = "[A-Z]+", message = "must be upper case") String> symbols) {}
}
