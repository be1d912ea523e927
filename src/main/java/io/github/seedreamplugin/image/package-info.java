/** What an image is to everyone here: the provider's six attributes, and the picture files they became. */
@NullMarked
package io.github.seedreamplugin.image;

import org.jspecify.annotations.NullMarked;
