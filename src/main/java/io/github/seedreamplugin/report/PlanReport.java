package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;

/** One way of telling what would be done, as the text of one file. */
public interface PlanReport {

    /** The name of its file in the report directory. */
    String fileName();

    /** Writes the text, with {@code \n} for line ends; the writer stays open. */
    void write(Plan plan, Writer out) throws IOException;
}
