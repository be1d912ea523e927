/**
 * Commits the pictures and the lock to the branch that is being built, and pushes them.
 *
 *     seedreamCommit(credentialsId: 'git')
 *
 * It understands
 *   credentialsId  a "username with password" that may push
 *   paths          what to commit; src/main by default
 */
def call(Map given = [:]) {
    withCredentials([gitUsernamePassword(credentialsId: given.credentialsId)]) {
        // a build of a pull request has the name of its branch in CHANGE_BRANCH
        withEnv(["SEEDREAM_PATHS=${given.paths ?: 'src/main'}".toString()]) {
            sh(label: 'Commit the pictures', script: '''
                branch=${CHANGE_BRANCH:-$BRANCH_NAME}
                git config user.name Jenkins
                git config user.email jenkins@localhost
                git add "$SEEDREAM_PATHS"
                git diff --cached --quiet ||
                    git commit --quiet --message 'Add the pictures that the manifest describes'
                git pull --quiet --rebase origin "$branch"
                git push --quiet origin "HEAD:refs/heads/$branch"
            ''')
        }
    }
}
