@Library('seedream') _

def perform(Map given) {
    seedream(given)
}

return this
