/** Runs the pipelines of {@code examples/} as far as that can be done without their servers. */
package io.github.seedreamplugin.pipelines;
