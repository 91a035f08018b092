/** The JSON of stream entries and pub/sub messages. */
@NullMarked
package dev.bourse.common.wire;

import org.jspecify.annotations.NullMarked;
