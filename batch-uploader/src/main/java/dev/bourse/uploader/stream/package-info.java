/** The streams in Redis: reading as a member of the group, acknowledging, and keeping them bounded. */
@NullMarked
package dev.bourse.uploader.stream;

import org.jspecify.annotations.NullMarked;
