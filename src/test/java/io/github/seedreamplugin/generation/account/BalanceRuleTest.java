package io.github.seedreamplugin.generation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.BalanceRule.Evidence;
import io.github.seedreamplugin.generation.account.BalanceRule.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceRuleTest {

    @ParameterizedTest(name = "{7}")
    @CsvSource(delimiter = '|', textBlock = """
            # before | known | after        | others | pictures | verdicts                        | may cost | case
            10       | 0     | 10           | false  | 1        | NotCharged                      | 0        | nothing is missing
            10       | 0     | 9.965        | false  | 1        | Charged 0.035                   | 0.035    | one picture is missing
            10       | 0.07  | 9.93         | false  | 1        | NotCharged                      | 0        | known purchases explain all
            10       | 0.07  | 9.895        | false  | 1        | Charged 0.035                   | 0.035    | one more than the known ones
            10       | 0     | 9.9649999999 | false  | 1        | Charged 0.0350000001            | 0.035    | floating-point noise beside a charge
            10       | 0     | 9.9999999999 | false  | 1        | NotCharged                      | 0        | floating-point noise beside none
            0.0184921035 | 0 | 0.0184921035 | false  | 1        | NotCharged                      | 0        | a balance of many digits
            10       | 0     | 10           | false  | 1 1 1    | NotCharged NotCharged NotCharged | 0       | several calls, nothing missing
            10       | 0     | 9.895        | false  | 1 1 1    | Charged 0.035 Charged 0.035 Charged 0.035 | 0.105 | several calls, all charged
            10       | 0     | 9.93         | false  | 1 1 1    | Undecidable 0.023333 Undecidable 0.023333 Undecidable 0.023334 | 0.07 | some of several, nobody knows which
            10       | 0     | 9.965        | false  | 1 1      | Undecidable 0.0175 Undecidable 0.0175 | 0.035 | one of two
            10       | 0     | 9.86         | false  | 4        | Charged 0.14                    | 0.14     | four pictures asked for and charged
            10       | 0     | 9.93         | false  | 4        | Charged 0.07                    | 0.07     | four asked for, two made and charged
            10       | 0     | 9.825        | false  | 4 1      | Charged 0.14 Charged 0.035      | 0.175    | calls of different size, all charged
            10       | 0     | 9.965        | false  | 4 1      | Undecidable 0.028 Undecidable 0.007 | 0.035 | either the small one or a part of the large one
            10       | 0     | 9.825        | false  | 4        | Undecidable 0.14                | 0.14     | more is missing than the call can have cost
            10       | 0     | 9.95         | false  | 1        | Undecidable 0.035               | 0.035    | an amount that no number of pictures costs
            10       | 0     | 9.965        | true   | 1        | Undecidable 0.035               | 0.035    | the right amount, and others use the account
            10       | 0     | 10           | true   | 1        | NotCharged                      | 0        | others use the account, and nothing is missing
            10       | 0     | 15           | false  | 1        | Undecidable 0.035               | 0.035    | a top-up hides what was taken
            10       | 0     | 14.965       | false  | 1        | Undecidable 0.035               | 0.035    | a top-up and a charge
            10       | 0.07  | 10           | false  | 1        | Undecidable 0.035               | 0.035    | the known purchases have not been taken yet
            """)
    void decides(
            String before,
            String known,
            String after,
            boolean others,
            String pictures,
            String verdicts,
            String most,
            String name) {
        Evidence evidence = new Evidence(
                new BigDecimal(before), new BigDecimal(known), new BigDecimal(after), new BigDecimal("0.035"), others);
        List<Integer> requested =
                Arrays.stream(pictures.split(" ")).map(Integer::valueOf).toList();

        List<Verdict> decided = BalanceRule.decide(evidence, requested);

        assertThat(decided.stream().map(BalanceRuleTest::shown).collect(Collectors.joining(" ")))
                .as(name)
                .isEqualTo(verdicts);
        BigDecimal sum = decided.stream().map(Verdict::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(Price.same(sum, new BigDecimal(most))).as("%s in all", sum).isTrue();
    }

    @Test
    void saysTheNumbersThatItDecidedBy() {
        Evidence evidence = new Evidence(
                new BigDecimal("10.00"),
                new BigDecimal("0.070"),
                new BigDecimal("9.895"),
                new BigDecimal("0.035"),
                true);

        assertThat(evidence.inWords())
                .isEqualTo("balance 10.00 before, 0.07 known to be spent since, 9.895 left: 0.035 missing at 0.035 a"
                        + " picture, and others spend from this account");
    }

    private static String shown(Verdict verdict) {
        String name = verdict.getClass().getSimpleName();
        return verdict instanceof Verdict.NotCharged
                ? name
                : name + " " + verdict.credits().stripTrailingZeros().toPlainString();
    }
}
