/** Decides what each image needs before anything is sent. */
@NullMarked
package io.github.seedreamplugin.generation.plan;

import org.jspecify.annotations.NullMarked;
