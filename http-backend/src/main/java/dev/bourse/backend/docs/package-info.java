/** The OpenAPI document ({@code /v3/api-docs}) and its page ({@code /docs}). */
@NullMarked
package dev.bourse.backend.docs;

import org.jspecify.annotations.NullMarked;
