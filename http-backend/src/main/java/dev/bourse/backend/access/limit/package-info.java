/** How often somebody may ask: requests a second, and failed attempts. */
@NullMarked
package dev.bourse.backend.access.limit;

import org.jspecify.annotations.NullMarked;
