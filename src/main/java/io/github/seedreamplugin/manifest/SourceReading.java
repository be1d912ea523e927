package io.github.seedreamplugin.manifest;

/** What came of reading a file's text. */
sealed interface SourceReading {

    record Read(Source source) implements SourceReading {}

    /** The file exists, but cannot be used. */
    record Refused(Problem problem) implements SourceReading {}

    /** The file does not exist. */
    record Missing(Problem problem) implements SourceReading {}
}
