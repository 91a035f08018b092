/** What makes the feed gap-free: one gate a symbol that lets trades through by ascending, contiguous id and fetches what is missing. */
@NullMarked
package dev.bourse.poller.feed;

import org.jspecify.annotations.NullMarked;
