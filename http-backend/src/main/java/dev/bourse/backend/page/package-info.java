/** What the trading screen must know before it can start. */
@NullMarked
package dev.bourse.backend.page;

import org.jspecify.annotations.NullMarked;
