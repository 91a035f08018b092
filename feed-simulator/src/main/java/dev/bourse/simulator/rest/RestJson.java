package dev.bourse.simulator.rest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON with the fields in the order in which they are declared, which is Binance's. */
final class RestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private RestJson() {}

    static String write(Object body) {
        return MAPPER.writeValueAsString(body);
    }

    static ResponseEntity<String> ok(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(write(body));
    }
}
