/** The goals: parameters in, one call, exceptions out. The only package that knows Maven. */
@NullMarked
package io.github.seedreamplugin.mojo;

import org.jspecify.annotations.NullMarked;
