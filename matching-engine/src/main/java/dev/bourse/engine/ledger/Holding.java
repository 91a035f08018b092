package dev.bourse.engine.ledger;

/** What one account has of one asset, in the asset's smallest unit; neither part is ever negative. */
final class Holding {

    /** Free to be withdrawn or to be locked for an order. */
    long available;

    /** Set aside for open orders. */
    long locked;
}
