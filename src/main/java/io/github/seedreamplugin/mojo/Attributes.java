package io.github.seedreamplugin.mojo;

import javax.swing.text.SimpleAttributeSet;
import org.apache.maven.doxia.sink.SinkEventAttributes;

/** Attributes of an element of a site's page. Doxia's own implementation comes with all of doxia-core. */
final class Attributes extends SimpleAttributeSet implements SinkEventAttributes {

    private static final long serialVersionUID = 1;

    private Attributes() {}

    /** This one to begin with. */
    static Attributes of(String name, String value) {
        return new Attributes().and(name, value);
    }

    /** This one, too. */
    Attributes and(String name, String value) {
        addAttribute(name, value);
        return this;
    }
}
