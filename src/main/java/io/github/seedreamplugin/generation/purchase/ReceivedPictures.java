package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.BankRecord;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a paid answer turned out to hold. */
sealed interface ReceivedPictures {

    /** At least one picture, and it is in the bank. */
    record Banked(BankRecord record) implements ReceivedPictures {}

    /**
     * No picture.
     *
     * @param quarantined where what came instead is kept, relative to the report directory
     * @param unfetched addresses where pictures may yet be had, free
     */
    record Unusable(String reason, Optional<String> quarantined, List<URI> unfetched) implements ReceivedPictures {}
}
