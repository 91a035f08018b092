package dev.bourse.backend.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON whose length is told beforehand, in one piece: answers are small, and sent in chunks each would take the network
 * twice.
 */
@Component
final class MeasuredJson implements ServerHttpMessageConvertersCustomizer {

    private final JsonMapper mapper;

    MeasuredJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void customize(ServerBuilder converters) {
        converters.withJsonConverter(new Converter(mapper));
    }

    private static final class Converter extends JacksonJsonHttpMessageConverter {

        Converter(JsonMapper mapper) {
            super(mapper);
        }

        @Override
        protected void writeInternal(
                Object answer, ResolvableType type, HttpOutputMessage response, @Nullable Map<String, Object> hints)
                throws IOException {
            FastByteArrayOutputStream json = new FastByteArrayOutputStream();
            super.writeInternal(answer, type, new Buffered(response.getHeaders(), json), hints);
            response.getHeaders().setContentLength(json.size());
            json.writeTo(response.getBody());
        }
    }

    private record Buffered(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
