/** The door: which HTTP requests become clients, from which origins, and what the others are told. */
@NullMarked
package dev.bourse.realtime.web;

import org.jspecify.annotations.NullMarked;
