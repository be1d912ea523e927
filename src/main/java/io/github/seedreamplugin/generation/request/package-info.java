/** What a run is asked to do: values that a goal fills in and every other package reads. */
@NullMarked
package io.github.seedreamplugin.generation.request;

import org.jspecify.annotations.NullMarked;
