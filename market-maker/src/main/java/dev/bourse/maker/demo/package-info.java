/**
 * An exchange to try: markets, two traders with play money, and the maker's own account, money and API key. All of it is made through the public API,
 * by the operator; what is there already stays as it is. {@code ./bourse up} does so at each start, and the demo of {@code docker-compose.yml}
 * by a program of its own.
 */
@NullMarked
package dev.bourse.maker.demo;

import org.jspecify.annotations.NullMarked;
