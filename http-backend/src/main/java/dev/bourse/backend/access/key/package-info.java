/** API keys and the requests that are signed with them. */
@NullMarked
package dev.bourse.backend.access.key;

import org.jspecify.annotations.NullMarked;
