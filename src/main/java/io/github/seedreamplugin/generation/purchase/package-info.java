/** Buys what the plan says must be bought, and accounts for every call. */
@NullMarked
package io.github.seedreamplugin.generation.purchase;

import org.jspecify.annotations.NullMarked;
