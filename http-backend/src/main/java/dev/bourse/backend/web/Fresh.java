package dev.bourse.backend.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** Answers that are of this moment, or somebody's own: nobody may store them. */
public final class Fresh {

    private Fresh() {}

    public static <T> ResponseEntity<T> ok(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
