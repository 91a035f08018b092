/** What is asked of the HTTP backend without being anybody. */
@NullMarked
package dev.bourse.realtime.backend;

import org.jspecify.annotations.NullMarked;
