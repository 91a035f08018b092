/**
 * A Binance Spot that runs anywhere: its WebSocket streams and market data REST API, from a seeded random market or from
 * recorded files, with faults on demand.
 *
 * <pre>
 * market: what a market is   random, recorded: where it comes from   wire: how it is written
 *   ^                          |
 *   |                          v  one thread tells what happens
 * rest: answers          stream: who gets what --> connection: queues and sockets
 *                          fault: what goes wrong with it
 * </pre>
 */
@NullMarked
package dev.bourse.simulator;

import org.jspecify.annotations.NullMarked;
