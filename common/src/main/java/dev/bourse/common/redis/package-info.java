/** The names of all that the services keep in Redis. */
@NullMarked
package dev.bourse.common.redis;

import org.jspecify.annotations.NullMarked;
