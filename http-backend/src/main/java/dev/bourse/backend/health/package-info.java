/** Health and metrics: of this service's database, and of the whole system. */
@NullMarked
package dev.bourse.backend.health;

import org.jspecify.annotations.NullMarked;
