/** Statistics of the rolling last 24 hours. */
@NullMarked
package dev.bourse.backend.tickers;

import org.jspecify.annotations.NullMarked;
