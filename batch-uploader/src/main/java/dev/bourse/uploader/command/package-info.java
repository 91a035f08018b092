/** What an operator runs by hand beside the service: {@code ./bourse reconcile} and {@code ./bourse rebuild}. */
@NullMarked
package dev.bourse.uploader.command;

import org.jspecify.annotations.NullMarked;
