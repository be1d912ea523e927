package io.github.seedreamplugin.mojo;

import org.apache.maven.plugin.logging.Log;

/** Passes every message on, of whatever level, after it has been rewritten. */
abstract class RewritingLog implements Log {

    private final Log log;

    RewritingLog(Log log) {
        this.log = log;
    }

    /** The message to pass on instead of this one. */
    abstract String rewritten(String message);

    private String rewritten(CharSequence content) {
        return rewritten(String.valueOf(content));
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(rewritten(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(rewritten(content), error);
    }

    @Override
    public void debug(Throwable error) {
        log.debug(error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(rewritten(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(rewritten(content), error);
    }

    @Override
    public void info(Throwable error) {
        log.info(error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(rewritten(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(rewritten(content), error);
    }

    @Override
    public void warn(Throwable error) {
        log.warn(error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(rewritten(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(rewritten(content), error);
    }

    @Override
    public void error(Throwable error) {
        log.error(error);
    }
}
