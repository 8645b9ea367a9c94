package com.traveease.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a server, and ends every connection to it at once, as when the process at this side is killed. */
public final class CutConnection implements AutoCloseable {

    private final URI server;
    private final String url;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public CutConnection(String jdbcUrl) throws IOException {
        this.url = jdbcUrl;
        this.server = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** The address of the server, through here. */
    public String jdbcUrl() {
        return url.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + listening.getLocalPort());
    }

    /** Takes no new connection from then on. */
    public void cutAfter(Duration delay) {
        daemon(() -> {
            Thread.sleep(delay.toMillis());
            close();
        });
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            Socket behind = new Socket(server.getHost(), server.getPort());
            sockets.addAll(List.of(client, behind));
            daemon(() -> pass(client, behind));
            daemon(() -> pass(behind, client));
        }
    }

    /** Who says goodbye waits until the other side has closed the connection too. */
    private static void pass(Socket from, Socket to) throws IOException {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // The connection is cut.
            }
        }, "cut");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
