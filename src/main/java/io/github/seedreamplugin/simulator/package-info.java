/** The provider's endpoint in this process, on loopback, free of charge. */
@NullMarked
package io.github.seedreamplugin.simulator;

import org.jspecify.annotations.NullMarked;
