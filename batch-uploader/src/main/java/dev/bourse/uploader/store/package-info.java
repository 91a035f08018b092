/** The database: batches of rows, and the one transaction that stores a batch so that storing it twice changes nothing. */
@NullMarked
package dev.bourse.uploader.store;

import org.jspecify.annotations.NullMarked;
