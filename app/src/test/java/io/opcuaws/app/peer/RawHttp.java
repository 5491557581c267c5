package io.opcuaws.app.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/** One request of HTTP, written by hand, for what no decent library would send. */
public final class RawHttp {

    private RawHttp() {}

    /**
     * All that comes until the other side closes the connection, which must be an answer of HTTP.
     *
     * @param request its first line
     * @param headers further lines beside Host, each with its end
     */
    public static String answer(SocketFactory sockets, URI url, String request, String headers) throws IOException {
        try (Socket socket = sockets.createSocket(url.getHost(), url.getPort());
                OutputStream out = socket.getOutputStream()) {
            socket.setSoTimeout((int) Patience.ANSWER.toMillis());
            String text = request + "\r\nHost: " + url.getAuthority() + "\r\n" + headers + "\r\n";
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 ")) {
                throw new IOException("no answer of HTTP: " + answer);
            }
            return answer;
        }
    }
}
