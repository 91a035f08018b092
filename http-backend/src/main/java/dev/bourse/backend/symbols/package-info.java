/** Which markets there are, and their prices. */
@NullMarked
package dev.bourse.backend.symbols;

import org.jspecify.annotations.NullMarked;
