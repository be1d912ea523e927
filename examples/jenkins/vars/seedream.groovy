import com.cloudbees.groovy.cps.NonCPS
import groovy.json.JsonSlurperClassic

/**
 * Makes the pictures of a manifest, and shows them, what is wrong with the manifest and what all of it cost beside the
 * build: whether the pictures came about or not.
 *
 *     seedream(credentialsId: 'segmind-api-key', manifest: 'marketing/images.yaml', maxCredits: '0.50')
 *
 * Its own arguments are
 *   credentialsId  a "secret text" with the API key; without one nothing can be bought
 *   goal           generate, plan, validate or merge; generate by default
 *   version        of the plugin
 *   name           under which the build shows the gallery and the findings, if it makes more than one
 * and every other argument is a parameter of the goal: maxCredits: '0.50' becomes -Dseedream.maxCredits=0.50.
 *
 * It returns whether the plan would buy anything; false for every other goal.
 */
def call(Map given = [:]) {
    Map own = [goal: 'generate', version: '1.0.0', name: 'Seedream', credentialsId: '']
    Map parameters = [
        outputDirectory: 'target/generated-resources/seedream',
        reportDirectory: 'target/seedream'
    ]
    sort(given, own, parameters)
    boolean failed = true
    try {
        if (own.credentialsId) {
            // the plugin takes the key from the environment by itself: it is in no command and in no parameter
            withCredentials([string(credentialsId: own.credentialsId, variable: 'SEGMIND_API_KEY')]) {
                maven(own, parameters)
            }
        } else {
            maven(own, parameters)
        }
        failed = false
    } finally {
        publish(own, parameters, failed)
    }
    return own.goal == 'plan' && buys(readFile("${parameters.reportDirectory}/plan.json".toString()))
}

// NonCPS: Jenkins can save a pipeline at any step, but not during a loop over a map
@NonCPS
private void sort(Map given, Map own, Map parameters) {
    given.each { key, value -> (own.containsKey(key) ? own : parameters)[key] = value }
}

@NonCPS
private String options(Map parameters) {
    parameters.collect { key, value -> "-Dseedream.${key}=${value}" }.join('\n')
}

private void maven(Map own, Map parameters) {
    withEnv([
        "SEEDREAM_GOAL=io.github.seedreamplugin:seedream-maven-plugin:${own.version}:${own.goal}".toString(),
        "SEEDREAM_OPTIONS=${options(parameters)}".toString()
    ]) {
        // single quotes: the shell reads the variables, so that Groovy puts no value into the script. One option a line.
        sh(label: "seedream:${own.goal}".toString(), script: '''
            set -f
            IFS='
'
            mvn --batch-mode --no-transfer-progress "$SEEDREAM_GOAL" $SEEDREAM_OPTIONS
        ''')
    }
}

@NonCPS
private boolean buys(String plan) {
    new JsonSlurperClassic().parseText(plan).images.any { it.action == 'buy' }
}

private void publish(Map own, Map parameters, boolean failed) {
    String reports = parameters.reportDirectory
    String pictures = parameters.outputDirectory
    // a check and a plan leave a bill and a gallery only when they fail, which say so
    if (failed || own.goal == 'generate' || own.goal == 'merge') {
        publishTests("${reports}/TEST-seedream.xml".toString())
        publishHTML(target: [
            reportName: own.name,
            reportDir: reports,
            reportFiles: 'index.html',
            allowMissing: true,
            alwaysLinkToLastBuild: true,
            keepAll: true
        ])
    }
    recordIssues(
        enabledForFailure: true,
        tools: [sarif(
            id: own.name.toLowerCase().replaceAll('[^a-z0-9]+', '-'),
            name: own.name,
            pattern: "${reports}/findings.sarif".toString()
        )]
    )
    if (own.goal == 'plan' && !failed) {
        publishPlan("${own.name} plan".toString(), readFile("${reports}/plan.md".toString()))
    }
    // what a simulated run remembers is of no use to anyone
    archiveArtifacts(
        artifacts: "${reports}/**, ${pictures}/**".toString(),
        excludes: "${reports}/simulated/**".toString(),
        allowEmptyArchive: true
    )
}

/** With the pictures beside the tests, where the plugin JUnit Attachments is installed. */
private void publishTests(String results) {
    def publishers
    try {
        publishers = [attachments()]
    } catch (NoSuchMethodError missing) {
        echo('The test results show no pictures: the plugin JUnit Attachments is not installed.')
        publishers = []
    }
    junit(testResults: results, allowEmptyResults: true, testDataPublishers: publishers)
}

/** As a check of the commit, which a newer plan replaces, where the plugin Checks API is installed. */
private void publishPlan(String name, String plan) {
    try {
        publishChecks(name: name, title: 'What would be bought', summary: plan, conclusion: 'NEUTRAL')
    } catch (NoSuchMethodError missing) {
        echo(plan)
    }
}
