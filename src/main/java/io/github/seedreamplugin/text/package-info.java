/** Text of others, made harmless for whoever reads it. */
@NullMarked
package io.github.seedreamplugin.text;

import org.jspecify.annotations.NullMarked;
