/**
 * The order book of one market: who rests at which price, in which order, and who trades with whom.
 *
 * <p>It knows no account's balance, no clock, no log. Commands come in as primitive arguments and what happens goes out through
 * {@link dev.bourse.engine.book.OrderBookListener} with primitive arguments; nothing is allocated once the pools have grown to the
 * size of the book.
 *
 * <pre>
 *   OrderBook ── id ──────────────────► RestingOrder ◄──► RestingOrder        (a level's queue, oldest first)
 *       │                                    │ level
 *       ├── bids: BookSide ── best ──► PriceLevel ◄── better, worse ──► PriceLevel
 *       └── asks: BookSide                   ▲
 *                    └── PriceIndex ─────────┘  price to level, and the nearest level above or below
 * </pre>
 *
 * One thread uses a book.
 */
@NullMarked
package dev.bourse.engine.book;

import org.jspecify.annotations.NullMarked;
