package io.github.seedreamplugin.manifest;

import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLReadFeature;

/** Jackson's parser, which also tells what it otherwise hides: the anchors of scalars, and where a document begins. */
final class LocatedParser extends YAMLParser {

    /** How deep lists and mappings may lie within each other. */
    static final int DEEPEST = 64;

    /**
     * The engine copies what a token has so far each time its buffer is full: with its own buffer of 1,024 characters,
     * megabytes of text without a blank take minutes.
     */
    private static final int LARGEST_BUFFER = 256 << 10;

    private static final Factory FACTORY = new Factory(YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(SourceReader.MOST_BYTES)
                    .build())
            .disable(YAMLReadFeature.PARSE_OCTAL_NUMBERS)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));

    private Location documentStart = Location.START;

    private LocatedParser(ObjectReadContext context, IOContext io, Factory factory, Text in) {
        super(
                context,
                io,
                factory.buffers(),
                context.getStreamReadFeatures(factory.getStreamReadFeatures()),
                context.getFormatReadFeatures(factory.getFormatReadFeatures()),
                settings(in.length()),
                in);
    }

    static LocatedParser of(String text) {
        return (LocatedParser) FACTORY.createParser(ObjectReadContext.empty(), new Text(text));
    }

    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(SourceReader.MOST_BYTES)
                .setBufferSize(Math.min(length + 2, LARGEST_BUFFER))
                .build();
    }

    /** Jackson forgets the anchors of scalars. */
    @Nullable
    String anchor() {
        Optional<Anchor> anchor = _lastEvent instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        return anchor.isPresent() ? anchor.get().getValue() : null;
    }

    /** Where the present token begins, its anchor and tag included. */
    Location location() {
        return _lastEvent == null ? Location.START : location(_lastEvent);
    }

    /** Where the present document begins. */
    Location documentStart() {
        return documentStart;
    }

    @Override
    protected Event nextEvent() {
        Event event = super.nextEvent();
        if (event != null && event.getEventId() == Event.ID.DocumentStart) {
            documentStart = location(event);
        }
        return event;
    }

    private static Location location(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isEmpty()
                ? Location.START
                : new Location(mark.get().getLine() + 1, mark.get().getColumn() + 1);
    }

    private static final class Factory extends YAMLFactory {
        private static final long serialVersionUID = 1L;

        Factory(YAMLFactoryBuilder builder) {
            super(builder);
        }

        @Override
        protected YAMLParser _createParser(ObjectReadContext context, IOContext io, Reader in) {
            return new LocatedParser(context, io, this, (Text) in);
        }

        private BufferRecycler buffers() {
            return _getBufferRecycler();
        }
    }

    /** A reader that knows how much there is to read. */
    private static final class Text extends StringReader {
        private final int length;

        Text(String text) {
            super(text);
            this.length = text.length();
        }

        int length() {
            return length;
        }
    }
}
