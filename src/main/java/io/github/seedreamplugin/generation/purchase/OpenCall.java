package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.Reservation;
import java.nio.file.Path;

/**
 * A call that is about to be made or in flight: credits are set aside for it and its intent is on the disk. It is over
 * when it is closed, which is after the ledger knows what came of it.
 *
 * @param id what the ledger knows it by
 * @param directory where its answer is kept
 * @param reservation what is set aside for it
 * @param account what it is paid from
 */
record OpenCall(CallId id, Path directory, Reservation.Granted reservation, Account account) implements AutoCloseable {

    @Override
    public void close() {
        account.leave(reservation);
    }
}
