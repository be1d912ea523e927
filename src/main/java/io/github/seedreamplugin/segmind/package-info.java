/** The provider's endpoint as a client sees it: one call, its outcome, the balance. The only package that knows HTTP as a client. */
@NullMarked
package io.github.seedreamplugin.segmind;

import org.jspecify.annotations.NullMarked;
