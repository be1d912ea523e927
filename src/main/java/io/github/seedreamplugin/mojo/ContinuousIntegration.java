package io.github.seedreamplugin.mojo;

import java.util.List;
import java.util.Map;

/** Tells whether a build runs on a CI server, by the variables that the servers set. */
final class ContinuousIntegration {

    private static final List<String> SERVERS = List.of("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD");

    private ContinuousIntegration() {}

    static boolean isAtWork(Map<String, String> environment) {
        for (String server : SERVERS) {
            if ("true".equalsIgnoreCase(environment.get(server))) {
                return true;
            }
        }
        return environment.containsKey("JENKINS_URL")
                // Jenkins sets its URL only if somebody has configured it.
                || environment.keySet().containsAll(List.of("BUILD_NUMBER", "WORKSPACE", "JOB_NAME"));
    }
}
