/** Files that are whole or not there: atomic writes, digests, and file errors in words. Knows nothing of pictures. */
@NullMarked
package io.github.seedreamplugin.files;

import org.jspecify.annotations.NullMarked;
