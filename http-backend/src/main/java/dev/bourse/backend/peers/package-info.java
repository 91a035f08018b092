/**
 * All the services, this one included, as they tell of themselves: their health and their metrics. The others are asked over HTTP, each
 * on a virtual thread of its own and for a short time only.
 */
@NullMarked
package dev.bourse.backend.peers;

import org.jspecify.annotations.NullMarked;
