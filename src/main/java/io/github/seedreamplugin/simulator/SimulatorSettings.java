package io.github.seedreamplugin.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How the simulated service behaves.
 *
 * @param port on loopback; 0 takes any that is free
 * @param openingCredits the balance of the simulated account at the start
 * @param creditsPerImage the price
 * @param latency how long each picture takes at least
 * @param lag how old every reading of the balance is, and how late the history shows what happened
 * @param requiredKey the only key that is accepted; without one, every key that is not blank
 */
public record SimulatorSettings(
        int port,
        BigDecimal openingCredits,
        BigDecimal creditsPerImage,
        Duration latency,
        Duration lag,
        Optional<String> requiredKey) {

    private static final int HIGHEST_PORT = 65_535;
    private static final BigDecimal DOCUMENTED_PRICE = new BigDecimal("0.035");

    public SimulatorSettings {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port is " + port + ", not 0 to " + HIGHEST_PORT);
        }
        if (openingCredits.signum() < 0 || creditsPerImage.signum() < 0 || latency.isNegative() || lag.isNegative()) {
            throw new IllegalArgumentException("credits, latency and lag must not be negative");
        }
    }

    /** Any port, any key, no waiting, 10 credits, the documented price. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                0, BigDecimal.TEN, DOCUMENTED_PRICE, Duration.ZERO, Duration.ZERO, Optional.empty());
    }

    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(other, openingCredits, creditsPerImage, latency, lag, requiredKey);
    }

    public SimulatorSettings withOpeningCredits(BigDecimal other) {
        return new SimulatorSettings(port, other, creditsPerImage, latency, lag, requiredKey);
    }

    public SimulatorSettings withCreditsPerImage(BigDecimal other) {
        return new SimulatorSettings(port, openingCredits, other, latency, lag, requiredKey);
    }

    public SimulatorSettings withLatency(Duration other) {
        return new SimulatorSettings(port, openingCredits, creditsPerImage, other, lag, requiredKey);
    }

    public SimulatorSettings withLag(Duration other) {
        return new SimulatorSettings(port, openingCredits, creditsPerImage, latency, other, requiredKey);
    }

    public SimulatorSettings withRequiredKey(String key) {
        return new SimulatorSettings(port, openingCredits, creditsPerImage, latency, lag, Optional.of(key));
    }
}
