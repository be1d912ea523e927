package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.MachineLock.Held;
import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that works on a home: {@code main(what, home, number)}. */
final class BankProcess {

    private static final Duration LONG = Duration.ofSeconds(50);

    private BankProcess() {}

    static Process start(String what, Path home, int number) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.addAll(List.of(BankProcess.class.getName(), what, home.toString(), Integer.toString(number)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Surefire's own class path may be hidden in a jar. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[1]);
        int number = Integer.parseInt(args[2]);
        switch (args[0]) {
            case "count" -> count(home, home.resolve("counter"), number);
            case "deposit" -> deposit(home, number);
            case "buy-for-ever" -> buyForEver(home, number);
            case "hold" -> hold(home);
            case "look" -> say(Boolean.toString(new MachineLock(home).isHeld("mine")));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Reads a number from a file and writes the next one, so often; only right if nobody else does so in between. */
    static void count(Path home, Path counter, int times) throws IOException, InterruptedException {
        MachineLock machine = new MachineLock(home);
        for (int i = 0; i < times; i++) {
            if (!(machine.lock("counter", () -> {}, LONG) instanceof Held held)) {
                throw new IllegalStateException("gave up");
            }
            try {
                int number = Integer.parseInt(Files.readString(counter));
                Files.writeString(counter, Integer.toString(number + 1));
            } finally {
                held.close();
            }
        }
    }

    /** Deposits the same purchases as every other process that was given this number. */
    private static void deposit(Path home, int number) throws IOException {
        Bank bank = new Bank(home);
        Path own = Files.createTempDirectory("bought");
        for (int i = 0; i < number; i++) {
            Purchase purchase = Purchases.of("picture " + i, own, 2);
            bank.deposit(purchase.record(), purchase.files());
            purchase.files().forEach(file -> file.toFile().delete());
        }
        Files.delete(own);
    }

    /** Intent, deposit, outcome, again and again, and says after each what it is sure of. */
    private static void buyForEver(Path home, int number) throws IOException {
        Bank bank = new Bank(home);
        Ledger ledger = new Ledger(home, Clock.systemUTC());
        for (int i = 0; ; i++) {
            Purchase purchase = Purchases.of("picture " + number + "/" + i, home.resolve("bought-" + number), 2);
            PurchaseKey key = purchase.record().key();
            CallId call = ledger.newCall(key);
            ledger.append(Intent.of(call, call.at())
                    .account("account")
                    .buys("hero", key)
                    .attributes(purchase.record().attributes())
                    .mostCredits(Purchases.PRICE)
                    .build());
            say("intent " + key);
            bank.deposit(purchase.record(), purchase.files());
            say("deposit " + key);
            ledger.append(Outcome.of(call, call.at().plusSeconds(1))
                    .was(Kind.BOUGHT, Cost.exactly(Purchases.PRICE, CostSource.STATED))
                    .build());
            say("outcome " + key);
        }
    }

    private static void hold(Path home) throws IOException, InterruptedException {
        new MachineLock(home).lock("counter", () -> {}, LONG);
        say("held");
        System.in.read();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
