package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.run.ImageFailure;

/**
 * A call that may have been charged.
 *
 * @param id the call
 * @param own whether this run made it
 * @param ifFree what is said if it turns out to have been free and is not made again
 * @param again whether it may be made again in this run if it turns out to have been free
 */
public record UnknownCall(CallId id, boolean own, ImageFailure ifFree, boolean again) {}
