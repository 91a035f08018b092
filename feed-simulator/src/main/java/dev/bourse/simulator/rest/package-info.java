/** Binance Spot's public REST API (rest-api.md, errors.md), as far as it is about market data, and the admin endpoints. */
@NullMarked
package dev.bourse.simulator.rest;

import org.jspecify.annotations.NullMarked;
