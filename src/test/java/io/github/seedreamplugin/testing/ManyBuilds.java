package io.github.seedreamplugin.testing;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Runs many builds in one process, as a Maven daemon does, and says what is left after some of them and after all. Runs
 * on the class path of a Maven installation, so it needs nothing but the JDK.
 */
public final class ManyBuilds {

    private static final int WARM = 10;
    private static final int MOST_COLLECTIONS = 10;
    private static final String GOAL_CLASS = "io.github.seedreamplugin.mojo.GenerateMojo";

    private ManyBuilds() {}

    /**
     * Runs the builds.
     *
     * @param args the project, how many builds, and the arguments of each
     */
    public static void main(String[] args) throws Exception {
        String project = args[0];
        int builds = Integer.parseInt(args[1]);
        List<String> arguments = Arrays.asList(args).subList(2, args.length);
        System.setProperty("maven.multiModuleProjectDirectory", project);
        PrintStream out = System.out;
        for (int build = 1; build <= builds; build++) {
            List<String> ofThis = new ArrayList<>();
            if (build % 3 == 0) {
                ofThis.add("clean");
            }
            ofThis.addAll(arguments);
            ofThis.add("-Dseedream.simulate=" + (build % 2 == 0));
            int exit = build(ofThis, project, out);
            if (exit != 0) {
                out.println("build " + build + " ended with " + exit);
                System.exit(exit);
            }
            if (build == WARM || build == builds) {
                out.println("after " + build + " builds: " + left());
            }
        }
        System.exit(0);
    }

    private static int build(List<String> arguments, String project, PrintStream out)
            throws ReflectiveOperationException {
        Class<?> maven = Class.forName("org.apache.maven.cli.MavenCli");
        Method main = maven.getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class);
        Object exit =
                main.invoke(maven.getConstructor().newInstance(), arguments.toArray(String[]::new), project, out, out);
        return (Integer) exit;
    }

    private static String left() throws IOException, JMException {
        int realms = realms();
        for (int collection = 0; collection < MOST_COLLECTIONS && realms > 0; collection++) {
            System.gc();
            System.runFinalization();
            realms = realms();
        }
        return descriptors() + " descriptors, " + threads().size() + " threads " + threads() + ", " + realms
                + " realms";
    }

    private static int descriptors() throws IOException {
        try (Stream<Path> open = Files.list(new File("/proc/self/fd").toPath())) {
            return (int) open.count();
        }
    }

    /** The JDK's own come and go. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && !thread.getThreadGroup().getName().equals("system")
                        && !thread.getThreadGroup().getName().equals("InnocuousThreadGroup"))
                .map(thread -> thread.getName() + "-" + thread.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many class loaders that have loaded a goal of the plugin are alive. */
    private static int realms() throws JMException {
        Object classLoaders = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmClassloaders",
                        new Object[] {new String[] {"show-classes"}},
                        new String[] {String[].class.getName()});
        return (int) String.valueOf(classLoaders)
                .lines()
                .filter(line -> line.stripTrailing().endsWith(GOAL_CLASS))
                .count();
    }
}
