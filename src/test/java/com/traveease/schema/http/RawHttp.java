package com.traveease.schema.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends what no client library would send. */
final class RawHttp implements AutoCloseable {

    private final Socket socket;

    RawHttp(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
    }

    /** The whole answer of a request that has the connection closed behind it; empty when there is none. */
    static String answer(int port, String request) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            http.socket.getOutputStream().flush();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            InputStream in = http.socket.getInputStream();
            try {
                for (int b = in.read(); b >= 0; b = in.read()) {
                    read.write(b);
                }
            } catch (IOException e) {
                read.write(("[" + e.getMessage() + "]").getBytes(StandardCharsets.UTF_8));
            }
            return read.toString(StandardCharsets.UTF_8);
        }
    }

    /** Sends several requests at once and reads as many answers. */
    void answers(String requests, int count) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        byte[] mark = "HTTP/1.1 ".getBytes(StandardCharsets.ISO_8859_1);
        byte[] end = "}".getBytes(StandardCharsets.ISO_8859_1);
        int matched = 0;
        int answers = 0;
        byte[] buffer = new byte[65_536];
        boolean ended = false;
        while (answers < count || !ended) {
            int length = socket.getInputStream().read(buffer);
            if (length < 0) {
                throw new IOException("The connection was closed after %d answers".formatted(answers));
            }
            for (int i = 0; i < length; i++) {
                matched = buffer[i] == mark[matched] ? matched + 1 : buffer[i] == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    answers++;
                    matched = 0;
                }
            }
            ended = buffer[length - 1] == end[0];
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
