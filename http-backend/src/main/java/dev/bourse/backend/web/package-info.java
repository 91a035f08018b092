/**
 * What every path has in common: how parameters are read, how errors look, security headers, CORS, and the files of the trading
 * screen.
 */
@NullMarked
package dev.bourse.backend.web;

import org.jspecify.annotations.NullMarked;
