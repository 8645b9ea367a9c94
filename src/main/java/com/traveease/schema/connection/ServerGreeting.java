package com.traveease.schema.connection;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import com.traveease.schema.server.MySqlVersion;

/**
 * The first packet of a connection, in which a server names its version before it knows who is there: the driver cannot log in
 * to every server whose name a person has to be told.
 */
final class ServerGreeting {

    private static final int HEADER = 4;
    private static final int PROTOCOL = 10;
    private static final int LONGEST = 1024;

    private ServerGreeting() {
    }

    /** Empty when nothing that speaks MySQL's protocol answers within the limit. */
    static Optional<MySqlVersion> version(String host, int port, Duration limit) {
        int millis = Math.toIntExact(limit.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(HEADER);
            if (in.readUnsignedByte() != PROTOCOL) {
                return Optional.empty();
            }
            byte[] text = new byte[LONGEST];
            int length = 0;
            for (int next = in.readUnsignedByte(); next != 0 && length < LONGEST; next = in.readUnsignedByte()) {
                text[length++] = (byte) next;
            }
            return Optional.of(MySqlVersion.of(new String(text, 0, length, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
