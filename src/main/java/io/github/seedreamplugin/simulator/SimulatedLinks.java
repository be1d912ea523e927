package io.github.seedreamplugin.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The addresses under which pictures lie; they need no key. Each picture is drawn again when it is asked for. */
final class SimulatedLinks {

    private static final byte[] WEB_PAGE =
            "<!DOCTYPE html><html><body><h1>Bad gateway</h1></body></html>\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern PATH = Pattern.compile("/images/([0-9a-f-]{36})-(\\d{1,2})\\.jpg");
    private static final int BUSY_TIMES = 4;

    private final SimulatedRequests requests;
    private final Drawing drawing;
    private final Function<String, String> address;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    /** @param address the whole address of a path */
    SimulatedLinks(SimulatedRequests requests, Drawing drawing, Function<String, String> address) {
        this.requests = requests;
        this.drawing = drawing;
        this.address = address;
    }

    static boolean isFor(String path) {
        return PATH.matcher(path).matches();
    }

    static SimulatedReply webPage(SimulatedReply instead) {
        return instead.butWith(200, "image/jpeg", WEB_PAGE);
    }

    /** The whole address of a path of this service. */
    String address(String path) {
        return address.apply(path);
    }

    /** Where the first pictures of a request are. */
    List<String> of(SimulatedRequest request, int images) {
        return IntStream.rangeClosed(1, images)
                .mapToObj(index -> address.apply("/images/" + request.id() + "-" + index + ".jpg"))
                .toList();
    }

    SimulatedReply answer(String path) throws IOException {
        Matcher matcher = PATH.matcher(path);
        Optional<SimulatedRequest> request = matcher.matches() ? requests.find(matcher.group(1)) : Optional.empty();
        int index = request.isPresent() ? Integer.parseInt(matcher.group(2)) : 0;
        if (request.isEmpty() || index < 1 || index > request.get().result().images()) {
            return SimulatedReply.error(404, "There is no such picture");
        }
        return picture(request.get(), index, path);
    }

    private SimulatedReply picture(SimulatedRequest request, int index, String path) throws IOException {
        int images = request.result().images();
        Optional<Rehearsal.Kind> kind = request.rehearsal().map(Rehearsal::kind);
        boolean busy = kind.filter(Rehearsal.Kind.BUSY_LINK::equals).isPresent() && index == images;
        if (busy && asked.merge(path, 1, Integer::sum) <= BUSY_TIMES) {
            return SimulatedReply.error(503, "The picture is not there yet").with("Retry-After", "0");
        }
        SimulatedReply picture =
                new SimulatedReply(200, "image/jpeg", drawing.draw(request.attributes(), index, images));
        return kind.map(fault -> switch (fault) {
                    case HTML -> webPage(picture);
                    case TRUNCATED -> picture.brokenOff();
                    case WRONG_LENGTH -> picture.declaringTooMuch();
                    case GZIP -> picture.gzipped();
                    default -> picture;
                })
                .orElse(picture);
    }
}
