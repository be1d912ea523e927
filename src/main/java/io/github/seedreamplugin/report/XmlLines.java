package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML with an element a line, written by the JDK's own writer. Text of others is made safe on the way. */
final class XmlLines {

    private final XMLStreamWriter xml;
    private int depth;

    XmlLines(Writer out) throws IOException {
        this.xml = checked(() -> XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out));
        run(() -> xml.writeStartDocument("UTF-8", "1.0"));
    }

    /** Begins an element that others go into. */
    void open(String name, Map<String, String> attributes) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(name);
            attributes(attributes);
            depth++;
        });
    }

    /** Ends what was begun last. */
    void close() throws IOException {
        run(() -> {
            depth--;
            indent();
            xml.writeEndElement();
        });
    }

    /** An element without content. */
    void empty(String name, Map<String, String> attributes) throws IOException {
        run(() -> {
            indent();
            xml.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** An element with text in it, whose lines are kept. */
    void text(String name, Map<String, String> attributes, String text) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(name);
            attributes(attributes);
            xml.writeCharacters(legal(SafeText.block(text)));
            xml.writeEndElement();
        });
    }

    /** Text that is the plugin's own and that a CI server is to act on. */
    void output(String name, String commands, String text) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(name);
            xml.writeCharacters(legal(commands));
            xml.writeCharacters(legal(SafeText.block(text)));
            xml.writeEndElement();
        });
    }

    /** Ends the document. */
    void end() throws IOException {
        run(() -> {
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        });
    }

    /** Readers make a blank of a line end in a value, so there is none to begin with. */
    private void attributes(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), legal(SafeText.line(attribute.getValue())));
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** What XML 1.0 cannot hold, and safe text still has: two code points that are not characters. */
    private static String legal(String text) {
        return text.replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
    }

    private static void run(Action action) throws IOException {
        Object unused = checked(() -> {
            action.run();
            return "";
        });
    }

    private static <T> T checked(Source<T> source) throws IOException {
        try {
            return source.get();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private interface Action {
        void run() throws XMLStreamException;
    }

    private interface Source<T> {
        T get() throws XMLStreamException;
    }
}
