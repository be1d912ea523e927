package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists every purchase in this machine's bank: when, for which project, image and prompt, and for how much.
 *
 * @since 1.0.0
 */
@Mojo(name = "bank-list", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class BankListMojo extends BankMojo {

    private static final int PROMPT_CHARACTERS = 60;

    @Override
    String work() {
        return "reading the bank";
    }

    @Override
    void runOnBank() throws MojoExecutionException, MojoFailureException {
        try {
            List<BankRecord> records = new Bank(home()).records();
            records.forEach(record -> getLog().info(line(record)));
            BigDecimal credits = records.stream().map(BankRecord::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
            getLog().info(records.size() + (records.size() == 1 ? " purchase" : " purchases") + " for "
                    + Credits.text(credits) + " credits in " + home());
        } catch (IOException e) {
            throw new MojoExecutionException("The bank in " + home() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String line(BankRecord record) {
        String prompt = record.attributes().prompt().replaceAll("\\s+", " ").strip();
        String shown =
                prompt.length() > PROMPT_CHARACTERS ? prompt.substring(0, PROMPT_CHARACTERS - 3) + "..." : prompt;
        int pictures = record.pictures().size();
        return LocalDate.ofInstant(record.bought(), ZoneOffset.UTC) + "  "
                + record.project().orElse("-") + "  "
                + record.image().orElse("-") + "  "
                + Credits.text(record.credits()) + " credits  " + pictures
                + (pictures == 1 ? " picture  " : " pictures  ")
                + record.key().shortForm() + "  " + shown;
    }
}
