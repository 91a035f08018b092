/** The engine's service on a real Redis. */
@NullMarked
package dev.bourse.engine.service;

import org.jspecify.annotations.NullMarked;
