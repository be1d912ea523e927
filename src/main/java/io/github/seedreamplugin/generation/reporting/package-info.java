/** Turns what happened into reports. */
@NullMarked
package io.github.seedreamplugin.generation.reporting;

import org.jspecify.annotations.NullMarked;
