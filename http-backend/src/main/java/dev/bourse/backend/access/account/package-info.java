/** Accounts and their passwords: register, log in, log out, change the password. */
@NullMarked
package dev.bourse.backend.access.account;

import org.jspecify.annotations.NullMarked;
