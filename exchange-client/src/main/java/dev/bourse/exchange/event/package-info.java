/**
 * What happens on the exchange, as records: an entry of the event log, a reply or an answer is read by
 * {@link dev.bourse.exchange.event.EventReader} into {@link dev.bourse.exchange.event.EventEntry} or
 * {@link dev.bourse.exchange.event.Answer}.
 *
 * <p>For those who read the engine's words; the engine itself writes them without objects.
 */
@NullMarked
package dev.bourse.exchange.event;

import org.jspecify.annotations.NullMarked;
