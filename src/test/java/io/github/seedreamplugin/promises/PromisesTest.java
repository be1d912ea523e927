package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.MavenProject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/** The page of promises names tests; each of them is there. */
class PromisesTest {

    private static final Path PAGE = Path.of("src/site/markdown/promises.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern PROJECT = Pattern.compile("`(it/[a-z-]+)`");
    private static final Pattern ROW = Pattern.compile("^\\| (?!fault|---).*$", Pattern.MULTILINE);

    @Test
    void everyTestThatThePageNamesIsThere() throws Exception {
        List<String> missing = new ArrayList<>();
        for (MatchResult named : TEST.matcher(page()).results().toList()) {
            if (!isTest(named.group(1), named.group(2))) {
                missing.add(named.group());
            }
        }
        for (MatchResult named : PROJECT.matcher(page()).results().toList()) {
            if (!Files.exists(Path.of(named.group(1), "verify.groovy"))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPromiseNamesItsTest() throws IOException {
        assertThat(ROW.matcher(page()).results().map(MatchResult::group))
                .hasSizeGreaterThan(25)
                .allSatisfy(row -> {
                    String shownBy = row.substring(row.lastIndexOf('|', row.length() - 2));
                    assertThat(TEST.matcher(shownBy).find()
                                    || PROJECT.matcher(shownBy).find())
                            .isTrue();
                });
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static boolean isTest(String className, String methodName) throws ClassNotFoundException {
        for (Path source : MavenProject.filesBelow(TESTS)) {
            if (source.endsWith(className + ".java")) {
                String name = TESTS.relativize(source)
                        .toString()
                        .replaceAll("\\.java$", "")
                        .replaceAll("[/\\\\]", ".");
                return Arrays.stream(Class.forName(name).getDeclaredMethods())
                        .filter(method -> method.getName().equals(methodName))
                        .anyMatch(PromisesTest::isTest);
            }
        }
        return false;
    }

    private static boolean isTest(Method method) {
        return Stream.of(Test.class, ParameterizedTest.class, TestFactory.class).anyMatch(method::isAnnotationPresent);
    }
}
