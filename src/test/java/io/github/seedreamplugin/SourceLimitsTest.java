package io.github.seedreamplugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is longer than this is split by meaning. */
class SourceLimitsTest {

    private static final int LINES_OF_A_FILE = 300;
    private static final int LINES_OF_A_METHOD = 40;
    private static final int PARAMETERS = 4;
    private static final int ARGUMENTS_OF_A_RECORD = 5;

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "it", "examples"})
    void noFileIsTooLong(String root) throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources(root)) {
            long lines;
            try (Stream<String> all = Files.lines(file)) {
                lines = all.count();
            }
            if (lines > LINES_OF_A_FILE) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noMethodIsTooLongOrTakesTooMuch(String root) throws IOException {
        assertThat(findings(root).methods).isEmpty();
    }

    @Test
    void aLongRecordIsBuiltByName() throws IOException {
        assertThat(findings("src/main/java").records).isEmpty();
    }

    private static List<Path> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static Findings findings(String root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources(root)));
            Findings findings = new Findings(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                findings.scan(unit, null);
            }
            return findings;
        }
    }

    /** Walks through sources and notes what is beyond a limit. */
    private static final class Findings extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final List<String> methods = new ArrayList<>();
        private final List<String> records = new ArrayList<>();
        private final SourcePositions positions;

        Findings(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            long lines = line(positions.getEndPosition(unit(), method)) - line(nameOf(method)) + 1;
            if (lines > LINES_OF_A_METHOD) {
                methods.add(place(method) + " has " + lines + " lines");
            }
            int parameters = method.getParameters().size();
            if (parameters > PARAMETERS && !isRecordConstructor(method) && !isParameterizedTest(method)) {
                methods.add(place(method) + " has " + parameters + " parameters");
            }
            return super.visitMethod(method, null);
        }

        /** Only what is in the record's own file, such as its builder, may say its parts by their order. */
        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void unused) {
            String type = made.getIdentifier().toString();
            boolean isOwn = declares(type.substring(type.lastIndexOf('.') + 1));
            boolean isOurs = type.matches("[A-Z].*") && !type.equals("ThreadPoolExecutor");
            if (made.getArguments().size() > ARGUMENTS_OF_A_RECORD && isOurs && !isOwn) {
                records.add(place(made) + " makes a " + type + " of "
                        + made.getArguments().size() + " arguments");
            }
            return super.visitNewClass(made, null);
        }

        private boolean declares(String type) {
            boolean[] found = {false};
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitClass(ClassTree declared, @Nullable Void unused) {
                    found[0] |= declared.getSimpleName().contentEquals(type);
                    return super.visitClass(declared, null);
                }
            }.scan(unit(), null);
            return found[0];
        }

        /** The compact form, which repeats nothing, counts as the record's own list of parts. */
        private boolean isRecordConstructor(MethodTree method) {
            return method.getName().contentEquals("<init>")
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        }

        private static boolean isParameterizedTest(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(one -> one.getAnnotationType().toString().equals("ParameterizedTest"));
        }

        /** Where a method begins when its annotations are not counted. */
        private long nameOf(MethodTree method) {
            Tree first = method.getReturnType() == null ? method : method.getReturnType();
            return positions.getStartPosition(unit(), first);
        }

        private long line(long position) {
            LineMap lines = unit().getLineMap();
            return lines.getLineNumber(position);
        }

        private String place(Tree tree) {
            String name = tree instanceof MethodTree method ? " " + method.getName() : "";
            return unit().getSourceFile().getName() + ":" + line(positions.getStartPosition(unit(), tree)) + name;
        }

        private CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }
    }
}
