/** Faults on demand: what can go wrong with an exchange's feed, made to happen by a test or through the admin endpoint. */
@NullMarked
package dev.bourse.simulator.fault;

import org.jspecify.annotations.NullMarked;
