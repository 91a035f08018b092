/** Sessions of browsers: a random token in a cookie, and what it stands for in Redis. */
@NullMarked
package dev.bourse.backend.access.session;

import org.jspecify.annotations.NullMarked;
