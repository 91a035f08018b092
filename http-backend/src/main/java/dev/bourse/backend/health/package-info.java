/**
 * Health and metrics: of this service's database, and of the whole system by asking the other services, each on a virtual thread
 * of its own and for a short time only.
 */
@NullMarked
package dev.bourse.backend.health;

import org.jspecify.annotations.NullMarked;
