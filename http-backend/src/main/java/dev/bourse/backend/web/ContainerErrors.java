package dev.bourse.backend.web;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Requests that the container refuses before any of our code sees them (bad HTTP, too long) get the one error shape too. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper mapper;

    ContainerErrors(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new JsonErrorValve(mapper));
            }
        });
    }

    private static final class JsonErrorValve extends ErrorReportValve {

        private static final Logger log = LoggerFactory.getLogger(ContainerErrors.class);

        private final JsonMapper mapper;

        JsonErrorValve(JsonMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            ErrorCode code = ErrorCode.ofStatus(status);
            byte[] body = mapper.writeValueAsBytes(ErrorBody.of(code, code.example(), Map.of()));
            try {
                response.setContentType("application/json");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Cache-Control", "no-store");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                log.debug("error response not sent status={} cause={}", status, e.getMessage());
            }
        }
    }
}
