/** Puts pictures that are paid for where the manifest wants them, and records them in the lock. */
@NullMarked
package io.github.seedreamplugin.generation.restore;

import org.jspecify.annotations.NullMarked;
