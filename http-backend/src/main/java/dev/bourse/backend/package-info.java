/**
 * The REST API. Candles come from the database, prices, tickers and instruments from Redis, health and metrics from all the
 * services; the trading screen's files come from the class path.
 *
 * <pre>
 * candles, tickers --> udf --> symbols
 * enigma, portfolio, marketwatch, page, docs --> symbols --> web --> (this package: settings)
 * health, operate --> peers, web
 * </pre>
 */
@NullMarked
package dev.bourse.backend;

import org.jspecify.annotations.NullMarked;
