/** The account that calls are paid from: its price, its balance, and what may still be spent. */
@NullMarked
package io.github.seedreamplugin.generation.account;

import org.jspecify.annotations.NullMarked;
