/**
 * What operators see on their page: whether the ledger balances, each service with how far it is behind, and how much has been going on.
 *
 * <pre>
 * Ledger ---------> the database, at most once in a while
 * ServiceStates --> peers: health and metrics, when somebody asks
 * Sampler --------> peers: metrics, every five seconds --> Reading --> Point --> RecentPoints (an hour)
 * </pre>
 */
@NullMarked
package dev.bourse.backend.operate;

import org.jspecify.annotations.NullMarked;
