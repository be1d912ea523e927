/** What a run did, written for people and for machines. */
@NullMarked
package io.github.seedreamplugin.report;

import org.jspecify.annotations.NullMarked;
