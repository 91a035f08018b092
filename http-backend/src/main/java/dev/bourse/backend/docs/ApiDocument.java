package dev.bourse.backend.docs;

import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.web.ErrorBody;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Refuses;
import dev.bourse.backend.web.UdfError;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds to the document what the controllers don't say one by one: the error shape, and which errors each path has. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    static {
        // What the gate gives a controller is no parameter of a client's.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Identity.class);
    }

    private static final String JSON = "application/json";
    private static final String ERROR = "Error";
    private static final String UDF_ERROR = "UdfError";
    private static final String HEALTH = "`status` is `UP`, or `DOWN` with status 503.";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                // Relative: a proxy's client must not be sent to the address that we see.
                .addServersItem(new Server().url("/"))
                .info(new Info()
                        .title("Bourse")
                        .description(
                                "Market data, accounts and API keys. Every error has one shape: `{\"error\":{\"code\",\"message\",\"details\"}}`. "
                                        + "`code` is stable; a value out of a fixed set gets the set in `details.allowed`.\n\n"
                                        + Access.DESCRIPTION)
                        .version("v1")
                        .license(new License().name("Apache-2.0")));
    }

    @Bean
    OperationCustomizer errors() {
        return (operation, handler) -> {
            Access.describe(operation, handler);
            refusals(operation, handler)
                    .collect(Collectors.groupingBy(code -> code.status().value(), TreeMap::new, Collectors.toList()))
                    .forEach((status, codes) -> addResponse(operation, status, codes, errorSchema(handler)));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer schemas() {
        return document -> {
            for (Class<?> error : List.of(ErrorBody.class, UdfError.class)) {
                ModelConverters.getInstance()
                        .readAll(error)
                        .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
            }
            Objects.requireNonNull(document.getComponents().getSchemas().get("ErrorDetail"))
                    .addProperty("code", everyCode());
            Access.SCHEMES.forEach(document.getComponents()::addSecuritySchemes);
            document.path("/health", operatorPath("Health of this service", HEALTH))
                    .path("/health/{component}", componentPath())
                    .path("/ready", operatorPath("Whether this service can serve requests", HEALTH))
                    .path("/live", operatorPath("Whether its process is alive", HEALTH))
                    .path("/metrics", operatorPath("Metrics of this service", "Prometheus text"));
        };
    }

    /** Every code, also those that any request may get before it comes to a path. */
    private static StringSchema everyCode() {
        StringSchema schema = new StringSchema();
        schema.setEnum(Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList());
        return schema;
    }

    private static PathItem operatorPath(String summary, String description) {
        ApiResponses responses = new ApiResponses().addApiResponse("200", new ApiResponse().description("OK"));
        if (description.equals(HEALTH)) {
            responses.addApiResponse("503", new ApiResponse().description("`DOWN`"));
        }
        return new PathItem()
                .get(new Operation()
                        .summary(summary)
                        .description(description)
                        .addTagsItem("Operation")
                        .responses(responses));
    }

    private static PathItem componentPath() {
        PathItem item = operatorPath("Health of one part of this service", HEALTH);
        item.getGet()
                .addParametersItem(new PathParameter()
                        .name("component")
                        .schema(new StringSchema())
                        .example("db"));
        addResponse(item.getGet(), 404, List.of(ErrorCode.NOT_FOUND), ERROR);
        return item;
    }

    private static Stream<ErrorCode> refusals(Operation operation, HandlerMethod handler) {
        Refuses refuses = handler.getMethodAnnotation(Refuses.class);
        Stream<ErrorCode> own = refuses == null ? Stream.of() : Arrays.stream(refuses.value());
        if (!handler.getBeanType().getName().startsWith("dev.bourse.")) {
            return own;
        }
        Stream<ErrorCode> always = Stream.of(ErrorCode.NOT_ACCEPTABLE, ErrorCode.INTERNAL_ERROR);
        return Stream.of(ofBody(operation), own, Access.refusals(handler), always)
                .flatMap(it -> it)
                .distinct();
    }

    /** What every body can be refused for: all of them are read as JSON objects with known fields. */
    private static Stream<ErrorCode> ofBody(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.of()
                : Stream.of(
                        ErrorCode.INVALID_JSON,
                        ErrorCode.UNKNOWN_FIELD,
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        ErrorCode.BODY_TOO_LARGE);
    }

    private static String errorSchema(HandlerMethod handler) {
        GetMapping mapping = handler.getMethodAnnotation(GetMapping.class);
        boolean udf = mapping != null && Arrays.stream(mapping.path()).anyMatch(UdfError::isExpectedAt);
        return udf ? UDF_ERROR : ERROR;
    }

    private static void addResponse(Operation operation, int status, List<ErrorCode> codes, String schema) {
        MediaType media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema));
        codes.forEach(code -> media.addExamples(code.name(), new Example().value(example(code, schema))));
        String names = codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", "));
        ApiResponse response = new ApiResponse().description(names).content(new Content().addMediaType(JSON, media));
        if (status == HttpStatus.UNAUTHORIZED.value()) {
            response.addHeaderObject(HttpHeaders.WWW_AUTHENTICATE, Access.challenge());
        }
        operation.getResponses().addApiResponse(Integer.toString(status), response);
    }

    private static Map<String, Object> example(ErrorCode code, String schema) {
        return schema.equals(UDF_ERROR)
                ? Map.of("s", "error", "errmsg", code.example())
                : Map.of("error", Map.of("code", code.name(), "message", code.example(), "details", Map.of()));
    }
}
