/** The one filter that every request passes: it finds the route, who calls, whether they may, and whether they ask too often. */
@NullMarked
package dev.bourse.backend.access.gate;

import org.jspecify.annotations.NullMarked;
