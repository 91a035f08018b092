/**
 * What the owner of an account is told of what happens on the exchange. Each account's events are numbered from 1 on, without a gap, in the
 * order of the event log: {@link dev.bourse.exchange.account.AccountEvent#in} is the rule, and whoever counts by it counts the same.
 */
@NullMarked
package dev.bourse.exchange.account;

import org.jspecify.annotations.NullMarked;
