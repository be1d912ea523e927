/** Where every bought picture is kept for good, and the record of every call that cost money. */
@NullMarked
package io.github.seedreamplugin.bank;

import org.jspecify.annotations.NullMarked;
