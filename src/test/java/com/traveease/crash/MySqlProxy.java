package com.traveease.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the program and mysqld, counts the commands on the connection that moves the schema (the one that asked for
 * the migration lock first), and has a breakpoint at one of them. Before and after that it only passes on what comes.
 * Other connections are not counted: whatever they ask, and when, the count is the same in every run.
 */
final class MySqlProxy implements AutoCloseable {

    private static final String LOCK = "GET_LOCK(";

    private final int serverPort;
    private final Optional<Breakpoint> breakpoint;
    private final ServerSocket listening;
    private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private ProxiedConnection migrating;
    private int begun;

    MySqlProxy(int serverPort, Optional<Breakpoint> breakpoint) throws IOException {
        this.serverPort = serverPort;
        this.breakpoint = breakpoint;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                try {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                    ProxiedConnection connection = new ProxiedConnection(this, client, server);
                    connections.add(connection);
                    connection.start();
                } catch (IOException e) {
                    client.close(); // mysqld is away
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    /** The breakpoint, if it is at this command. */
    synchronized Optional<Breakpoint> begins(ProxiedConnection connection, String text) {
        if (migrating == null && text.contains(LOCK)) {
            migrating = connection;
        }
        if (migrating != connection) {
            return Optional.empty();
        }
        begun++;
        return breakpoint.filter(point -> point.number() == begun);
    }

    synchronized void answered(ProxiedConnection connection, String text, Duration took) {
        if (migrating == connection) {
            commands.add(new Command(commands.size() + 1, text, took));
        }
    }

    /** Those that were answered, in order. */
    synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (ProxiedConnection connection : connections) {
            connection.close();
        }
    }
}
