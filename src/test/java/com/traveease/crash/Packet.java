package com.traveease.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a client of MySQL sends: three bytes of length, one of sequence, and the payload.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html">MySQL packets</a>
 */
record Packet(byte[] header, byte[] payload) {

    private static final int HEADER = 4;
    private static final int COM_QUIT = 1;
    private static final int COM_INIT_DB = 2;
    private static final int COM_QUERY = 3;
    private static final int COM_PING = 14;

    /** @throws java.io.EOFException at the end of the stream */
    static Packet read(DataInputStream in) throws IOException {
        byte[] header = new byte[HEADER];
        in.readFully(header);
        byte[] payload = new byte[header[0] & 0xff | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16];
        in.readFully(payload);
        return new Packet(header, payload);
    }

    void writeTo(OutputStream out) throws IOException {
        byte[] whole = new byte[header.length + payload.length];
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(payload, 0, whole, header.length, payload.length);
        out.write(whole);
        out.flush();
    }

    /** A command starts the count of packets anew; what belongs to the login, or continues a command, does not. */
    boolean isCommand() {
        return header[HEADER - 1] == 0 && payload.length > 0;
    }

    String text() {
        return switch (payload[0]) {
            case COM_QUERY -> query();
            case COM_INIT_DB -> "[init db]";
            case COM_PING -> "[ping]";
            case COM_QUIT -> "[quit]";
            default -> "[command %d]".formatted(payload[0]);
        };
    }

    /** Clients of 8.0.23 and later put the number of query attributes (0) and of their sets (1) before the SQL. */
    private String query() {
        int start = payload.length > 2 && payload[1] == 0 && payload[2] == 1 ? 3 : 1;
        return new String(payload, start, payload.length - start, UTF_8);
    }
}
