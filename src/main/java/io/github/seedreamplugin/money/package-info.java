/** Amounts of credits: how they are compared and written, and what a call cost as far as that is known. */
@NullMarked
package io.github.seedreamplugin.money;

import org.jspecify.annotations.NullMarked;
