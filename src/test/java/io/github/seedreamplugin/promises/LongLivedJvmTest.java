package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many builds in one process, as a Maven daemon runs them: with and without {@code clean}, simulated and not. */
@Tag("slow")
class LongLivedJvmTest {

    private static final int BUILDS = 50;
    private static final Pattern LEFT =
            Pattern.compile("after (\\d+) builds: (\\d+) descriptors, (\\d+) threads (\\[.*]), (\\d+) realms");
    /** The last build's, and one that a worker of the JDK's common pool was created from; it ends when it is idle. */
    private static final int MOST_REALMS = 2;
    /** What Maven and the JDK open and close by themselves between two counts. */
    private static final int UNSTEADY = 5;

    @TempDir
    Path directory;

    @Test
    void fiftyBuildsInOneProcessLeaveNothingOpen() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            MavenRun run =
                    new MavenProject(directory).withImages(2).calling(endpoint).startInOneProcess(BUILDS);
            assertThat(run.endsWithin(Duration.ofMinutes(20))).isTrue();

            assertThat(run.exitCode()).as(() -> run.log()).isZero();
            List<MatchResult> left = LEFT.matcher(run.log()).results().toList();
            assertThat(left).hasSize(2);
            MatchResult some = left.get(0);
            MatchResult all = left.get(1);
            assertThat(count(all, 5)).as("%s; %s", some.group(), all.group()).isLessThanOrEqualTo(MOST_REALMS);
            assertThat(count(all, 2)).as("%s; %s", some.group(), all.group()).isLessThan(count(some, 2) + UNSTEADY);
            assertThat(count(all, 3)).as("%s; %s", some.group(), all.group()).isLessThan(count(some, 3) + UNSTEADY);
            assertThat(all.group(4)).doesNotContain("seedream");
            // and none of them has paid for anything twice
            assertThat(endpoint.paidCalls()).isEqualTo(2);
        }
    }

    private static int count(MatchResult left, int group) {
        return Integer.parseInt(left.group(group));
    }
}
