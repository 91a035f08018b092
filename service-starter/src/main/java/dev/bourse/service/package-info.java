/**
 * What every service is made of, so that operators find the same thing at the same place: how it starts, {@code /health},
 * {@code /ready}, {@code /live}, {@code /metrics}, its logs, and one plain sentence when a setting is wrong.
 */
@NullMarked
package dev.bourse.service;

import org.jspecify.annotations.NullMarked;
