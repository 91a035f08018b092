/**
 * Who may call what. A controller says it with {@link dev.bourse.backend.access.OpenTo} and takes the
 * {@link dev.bourse.backend.access.Caller} as a parameter; this package has what controllers see, its sub-packages how it is done.
 *
 * <pre>
 *   gate    -> session, key, limit    every request: its route, who calls, may they, do they ask too often
 *   account -> session, limit         register, log in, log out, change the password
 *   session -> key                    sessions of browsers, and short ones that a key made
 *   key                               API keys and signed requests
 * </pre>
 */
@NullMarked
package dev.bourse.backend.access;

import org.jspecify.annotations.NullMarked;
