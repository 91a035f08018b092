/**
 * The exchange's two durable logs as ports: commands go in, events come out. What is in them is SBE, see {@code messages.xml}.
 *
 * <p>Adapters live in the services that use them.
 */
@NullMarked
package dev.bourse.common.log;

import org.jspecify.annotations.NullMarked;
