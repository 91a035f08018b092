package dev.bourse.acceptance;

import dev.bourse.backend.HttpBackendApplication;
import dev.bourse.engine.MatchingEngineApplication;
import dev.bourse.maker.MarketMakerApplication;
import dev.bourse.poller.PricePollerApplication;
import dev.bourse.realtime.RealtimeApplication;
import dev.bourse.simulator.FeedSimulatorApplication;
import dev.bourse.uploader.BatchUploaderApplication;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * A service as its code has it.
 *
 * @param name the module
 * @param port where it listens unless it is told otherwise
 * @param settings the record that its environment variables are bound to
 */
record ServiceModule(String name, int port, Class<?> settings) {

    /** All of them, by name. */
    static final Map<String, ServiceModule> ALL = Stream.of(
                    of("feed-simulator", FeedSimulatorApplication.class, FeedSimulatorApplication.PORT),
                    of("price-poller", PricePollerApplication.class, PricePollerApplication.PORT),
                    of("batch-uploader", BatchUploaderApplication.class, BatchUploaderApplication.PORT),
                    of("http-backend", HttpBackendApplication.class, HttpBackendApplication.PORT),
                    of("realtime-server", RealtimeApplication.class, RealtimeApplication.PORT),
                    of("matching-engine", MatchingEngineApplication.class, MatchingEngineApplication.PORT),
                    of("market-maker", MarketMakerApplication.class, MarketMakerApplication.PORT))
            .collect(Collectors.toMap(ServiceModule::name, it -> it));

    private static ServiceModule of(String name, Class<?> application, int port) {
        String from =
                application.getProtectionDomain().getCodeSource().getLocation().getPath();
        if (!from.contains("/" + name + "/")) {
            throw new IllegalStateException(application + " is not of module " + name + " but from " + from);
        }
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> settings = scanner.findCandidateComponents(application.getPackageName()).stream()
                .<Class<?>>map(it -> ClassUtils.resolveClassName(String.valueOf(it.getBeanClassName()), null))
                .toList();
        if (settings.size() != 1) {
            throw new IllegalStateException(name + " has not one record of settings but " + settings);
        }
        return new ServiceModule(name, port, settings.getFirst());
    }

    /** The environment variables that only this service has. */
    Set<String> variables() {
        return components().map(ServiceModule::variable).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the service takes when the variable is not set; empty when that is nothing. */
    String defaultOf(String variable) {
        Parameter component = components()
                .filter(it -> variable(it).equals(variable))
                .findFirst()
                .orElseThrow();
        DefaultValue value = component.getAnnotation(DefaultValue.class);
        return value == null ? "" : String.join(",", value.value());
    }

    /** The settings as the service gets them from these environment variables. */
    Object bind(Map<String, String> environment) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Collections.unmodifiableMap(environment)));
        return new Binder(
                        ConfigurationPropertySources.from(sources),
                        null,
                        ApplicationConversionService.getSharedInstance())
                .bindOrCreate("", Bindable.of(settings));
    }

    /** What the service would complain of, given these environment variables. */
    List<String> complaints(Map<String, String> environment) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(bind(environment)).stream()
                    .map(it -> it.getPropertyPath() + " " + it.getMessage())
                    .toList();
        }
    }

    /** The record's components, with the annotations that only its constructor has. */
    private Stream<Parameter> components() {
        return Arrays.stream(settings.getDeclaredConstructors())
                .filter(it -> it.getParameterCount() == settings.getRecordComponents().length)
                .flatMap(it -> Arrays.stream(it.getParameters()));
    }

    private static String variable(Parameter component) {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
