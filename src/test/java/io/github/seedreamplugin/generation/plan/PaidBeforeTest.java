package io.github.seedreamplugin.generation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Verdict;
import io.github.seedreamplugin.generation.run.FailureCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaidBeforeTest {

    private static final CallId ID = new CallId("20261123T113500123456789Z-0123456789ab-89abcdef");
    private static final BigDecimal PRICE = new BigDecimal("0.035");

    @Test
    void aCallThatCostNothingForbidsNothing() {
        assertThat(PaidBefore.blocks("hero", call(Kind.FREE, null))).isEmpty();
        assertThat(PaidBefore.blocks("hero", call(Kind.UNKNOWN, Verdict.NOT_CHARGED)))
                .isEmpty();
        assertThat(PaidBefore.blocks("hero", call(null, Verdict.NOT_CHARGED))).isEmpty();
    }

    @Test
    void aChargedCallForbidsAnotherAndShowsTheEvidence() {
        assertThat(PaidBefore.blocks("hero", call(Kind.UNKNOWN, Verdict.CHARGED)))
                .hasValueSatisfying(blocked -> {
                    assertThat(blocked.code()).isEqualTo(FailureCode.PAID_LOST);
                    assertThat(blocked.message())
                            .isEqualTo(
                                    "a call for it on 2026-11-23 was charged 0.035 credits and its picture never arrived (the"
                                            + " numbers); it is not bought again unless you say so with -Dseedream.rebuy=hero");
                });
    }

    @Test
    void anUndecidableCallForbidsAnother() {
        assertThat(code(call(null, Verdict.UNDECIDABLE))).isEqualTo(FailureCode.INDETERMINATE);
    }

    @Test
    void aPaidAnswerWithoutAPictureForbidsAnother() {
        assertThat(code(call(Kind.UNUSABLE, null))).isEqualTo(FailureCode.PAID_UNUSABLE);
    }

    @Test
    void aPurchaseThatIsNoLongerInTheBankForbidsAnother() {
        assertThat(code(call(Kind.BOUGHT, null))).isEqualTo(FailureCode.NOT_IN_BANK);
        assertThat(code(call(Kind.BOUGHT, Verdict.CHARGED))).isEqualTo(FailureCode.NOT_IN_BANK);
    }

    @Test
    void ofSeveralCallsTheLastThatForbidsIsNamed() {
        assertThat(PaidBefore.blocks(
                        "hero",
                        List.of(
                                call(null, Verdict.UNDECIDABLE),
                                call(Kind.UNKNOWN, Verdict.CHARGED),
                                call(Kind.FREE, null))))
                .hasValueSatisfying(blocked -> assertThat(blocked.code()).isEqualTo(FailureCode.PAID_LOST));
    }

    private static FailureCode code(Call call) {
        return PaidBefore.blocks("hero", call).orElseThrow().code();
    }

    private static Call call(@Nullable Kind kind, @Nullable Verdict verdict) {
        Instant at = ID.at().plusSeconds(30);
        return new Call(
                ID,
                Optional.empty(),
                Optional.ofNullable(kind)
                        .map(one -> new Outcome(ID, at, one, PRICE, Optional.empty(), "the evidence", List.of())),
                Optional.ofNullable(verdict).map(one -> new Settlement(ID, at, one, PRICE, "the numbers")));
    }
}
