import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * A service to measure against: {@code POST /v1/MILLISECONDS-BYTES} answers after so long with a JPEG of that size,
 * another one each time. Writes its port into the file that it is given.
 *
 * <p>Usage: {@code java Service.java PORT_FILE}
 */
public final class Service {

    private static final int LARGEST_COMMENT = 65_000;

    private final byte[] picture;
    private final AtomicInteger served = new AtomicInteger();

    private Service(byte[] picture) {
        this.picture = picture;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("java.awt.headless", "true");
        Service service = new Service(picture());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/", service::answer);
        server.createContext("/v1/get-user-credits", exchange -> send(
                exchange, "application/json", "{\"credits\": 1000000}".getBytes(StandardCharsets.UTF_8)));
        server.start();
        Files.writeString(Path.of(arguments[0]), Integer.toString(server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String[] wanted = exchange.getRequestURI().getPath().substring("/v1/".length()).split("-");
        try {
            Thread.sleep(Long.parseLong(wanted[0]));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        send(exchange, "image/jpeg", padded(Integer.parseInt(wanted[1])));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            // As the provider states them; otherwise the goal waits to see the cost from the balance.
            exchange.getResponseHeaders().set("x-cost", "0.035");
            exchange.getResponseHeaders().set("x-remaining-credits", "1000000");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The picture with comments that make it as large as that, the first of which is a number of its own. */
    private byte[] padded(int bytes) {
        ByteBuffer padded = ByteBuffer.allocate(Math.max(bytes, picture.length + 16));
        padded.put(picture, 0, 2);
        comment(padded, 4);
        padded.putInt(padded.position() - 4, served.incrementAndGet());
        int left = padded.remaining() - (picture.length - 2);
        while (left > 8) {
            int length = Math.min(left - 4, LARGEST_COMMENT);
            comment(padded, length);
            left -= length + 4;
        }
        padded.put(picture, 2, picture.length - 2);
        return padded.array();
    }

    private static void comment(ByteBuffer to, int length) {
        to.put((byte) 0xFF).put((byte) 0xFE).putShort((short) (length + 2));
        to.position(to.position() + length);
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(2048, 2048, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 2048, 2048, Color.BLUE));
        graphics.fillRect(0, 0, 2048, 2048);
        graphics.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }
}
