package io.github.seedreamplugin.generation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaidBeforeTest {

    private static final CallId ID = new CallId("20261123T113500123456789Z-0123456789ab-89abcdef");
    private static final BigDecimal PRICE = new BigDecimal("0.035");

    private static final Cost NOT_CHARGED = Cost.free(CostSource.BALANCE);
    private static final Cost CHARGED = Cost.exactly(PRICE, CostSource.BALANCE);
    private static final Cost UNDECIDABLE = Cost.upTo(PRICE);

    @Test
    void aCallThatCostNothingForbidsNothing() {
        assertThat(PaidBefore.blocks("hero", call(Kind.FREE, null))).isEmpty();
        assertThat(PaidBefore.blocks("hero", call(Kind.UNKNOWN, NOT_CHARGED))).isEmpty();
        assertThat(PaidBefore.blocks("hero", call(null, NOT_CHARGED))).isEmpty();
    }

    @Test
    void aChargedCallForbidsAnotherAndShowsTheEvidence() {
        assertThat(PaidBefore.blocks("hero", call(Kind.UNKNOWN, CHARGED))).hasValueSatisfying(blocked -> {
            assertThat(blocked.code()).isEqualTo(FailureCode.PAID_LOST);
            assertThat(blocked.message())
                    .isEqualTo(
                            "a call for it on 2026-11-23 was charged 0.035 credits and its picture never arrived (the"
                                    + " numbers); it is not bought again unless you set -Dseedream.rebuy=hero");
        });
    }

    @Test
    void anUndecidableCallForbidsAnother() {
        assertThat(code(call(null, UNDECIDABLE))).isEqualTo(FailureCode.INDETERMINATE);
    }

    @Test
    void aPaidAnswerWithoutAPictureForbidsAnother() {
        assertThat(code(call(Kind.INCOMPLETE, null))).isEqualTo(FailureCode.PAID_UNUSABLE);
    }

    @Test
    void aPurchaseThatIsNoLongerInTheBankForbidsAnother() {
        assertThat(code(call(Kind.BOUGHT, null))).isEqualTo(FailureCode.NOT_IN_BANK);
        assertThat(code(call(Kind.BOUGHT, CHARGED))).isEqualTo(FailureCode.NOT_IN_BANK);
    }

    @Test
    void ofSeveralCallsTheLastThatForbidsIsNamed() {
        assertThat(PaidBefore.blocks(
                        "hero", List.of(call(null, UNDECIDABLE), call(Kind.UNKNOWN, CHARGED), call(Kind.FREE, null))))
                .hasValueSatisfying(blocked -> assertThat(blocked.code()).isEqualTo(FailureCode.PAID_LOST));
    }

    private static FailureCode code(Call call) {
        return PaidBefore.blocks("hero", call).orElseThrow().code();
    }

    private static Call call(@Nullable Kind kind, @Nullable Cost settled) {
        Instant at = ID.at().plusSeconds(30);
        List<LedgerEntry.OfCall> entries = new ArrayList<>();
        if (kind != null) {
            entries.add(Outcome.of(ID, at)
                    .was(kind, kind == Kind.FREE ? NOT_CHARGED : CHARGED)
                    .note("the evidence")
                    .build());
        }
        if (settled != null) {
            entries.add(new Settlement(ID, at, settled, "the numbers"));
        }
        return Call.of(1, entries);
    }
}
