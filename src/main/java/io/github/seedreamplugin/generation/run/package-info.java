/** What all parts of one run share: its request, its stores, its clock, and the signal to stop. */
@NullMarked
package io.github.seedreamplugin.generation.run;

import org.jspecify.annotations.NullMarked;
