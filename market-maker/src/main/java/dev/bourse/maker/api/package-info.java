/** The exchange's public REST API, as anybody with an API key uses it: signed requests, and what may come of one. */
@NullMarked
package dev.bourse.maker.api;

import org.jspecify.annotations.NullMarked;
