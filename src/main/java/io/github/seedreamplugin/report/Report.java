package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;

/** One way of telling what a run did, as the text of one file. The same run always gives the same text. */
public interface Report {

    /** The name of its file in the report directory. */
    String fileName();

    /** Writes the text, with {@code \n} for line ends; the writer stays open. */
    void write(Run run, Writer out) throws IOException;
}
