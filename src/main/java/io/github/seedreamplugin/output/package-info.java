/** Files under the output directory: what bytes are, and how they get there whole. */
@NullMarked
package io.github.seedreamplugin.output;

import org.jspecify.annotations.NullMarked;
