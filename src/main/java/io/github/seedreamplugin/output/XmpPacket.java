package io.github.seedreamplugin.output;

import java.util.Optional;

/**
 * The text of an XMP packet (ISO 16684-1) that says, in the words of the IPTC Photo Metadata Standard, that a model has
 * generated the picture. The same facts always give the same text.
 */
final class XmpPacket {

    private static final String SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    private static final String TOOLKIT = "x:xmptk=\"seedream-maven-plugin\"";
    private static final String OURS =
            "<rdf:Description rdf:about=\"\" xmlns:seedream=\"https://seedreamplugin.github.io/ns/1.0/\"";
    private static final String OURS_END = "</rdf:Description>";
    private static final String RDF_END = "</rdf:RDF>";

    private XmpPacket() {}

    /** A packet of its own, for a picture that has none. */
    static String of(Provenance facts) {
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\" "
                + TOOLKIT
                + ">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" + description(facts)
                + RDF_END + "\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }

    /** Another's packet with ours in it; nothing if it has no place for more. */
    static Optional<String> merged(String packet, Provenance facts) {
        int end = packet.lastIndexOf(RDF_END);
        return end < 0
                ? Optional.empty()
                : Optional.of(packet.substring(0, end) + description(facts) + packet.substring(end));
    }

    /** Whether this plugin wrote the packet, or something into it. */
    static boolean isOurs(String packet) {
        return packet.contains(OURS);
    }

    /** The packet as it was before; nothing if there was none. */
    static Optional<String> without(String packet) {
        if (!isOurs(packet)) {
            return Optional.of(packet);
        }
        int start = packet.indexOf(OURS);
        int end = packet.indexOf(OURS_END, start);
        if (packet.contains(TOOLKIT) || end < 0) {
            return Optional.empty();
        }
        return Optional.of(packet.substring(0, start) + packet.substring(end + OURS_END.length() + 1));
    }

    /** Whether somebody else's packet says already how the picture was made. */
    static boolean tellsOrigin(String packet) {
        return packet.contains("DigitalSourceType") || packet.contains("AISystemUsed") || packet.contains("AIGC");
    }

    private static String description(Provenance facts) {
        return OURS + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">\n"
                + element("Iptc4xmpExt:DigitalSourceType", SOURCE)
                + element("Iptc4xmpExt:AISystemUsed", facts.model())
                + facts.prompt()
                        .map(prompt -> element("Iptc4xmpExt:AIPromptInformation", prompt))
                        .orElse("")
                + element("seedream:name", facts.name())
                + element("seedream:take", Integer.toString(facts.take()))
                + element("seedream:bought", facts.bought().toString())
                + OURS_END + "\n";
    }

    private static String element(String name, String value) {
        return "<" + name + ">" + escaped(value) + "</" + name + ">\n";
    }

    /** XML has no way to write most control characters or half a surrogate pair. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append("&#13;");
                default -> text.appendCodePoint(isLegal(character) ? character : 0xFFFD);
            }
        });
        return text.toString();
    }

    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
