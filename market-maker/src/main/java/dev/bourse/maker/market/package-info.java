/** The exchange's markets as its public API tells of them: their steps and rules, decimals as ticks and lots and back. */
@NullMarked
package dev.bourse.maker.market;

import org.jspecify.annotations.NullMarked;
