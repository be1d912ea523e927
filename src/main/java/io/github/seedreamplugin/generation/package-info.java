/** Turns a manifest into pictures: decides what each image needs, buys what is missing, keeps what was paid for. */
@NullMarked
package io.github.seedreamplugin.generation;

import org.jspecify.annotations.NullMarked;
