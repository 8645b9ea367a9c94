package com.traveease.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Stands between the program and mysqld, counts the commands on the connection that moves the schema (the one that asked for
 * the migration lock first), and has a breakpoint at one of them. Before and after that it only passes on what comes.
 * Other connections are not counted: whatever they ask, and when, the count is the same in every run.
 */
final class MySqlProxy implements AutoCloseable {

    private static final String LOCK = "GET_LOCK(";
    private static final Pattern RECORDING = Pattern
            .compile("(?m)^(INSERT INTO|UPDATE|DELETE FROM) \\S*(flyway_schema_history|traveease_schema_journal)\\b");

    private final int serverPort;
    private final Optional<Breakpoint> breakpoint;
    private final Optional<RandomCuts> cuts;
    private final ServerSocket listening;
    private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private ProxiedConnection migrating;
    private int begun;
    private long received;
    private boolean recordedAgain;

    MySqlProxy(int serverPort, Optional<Breakpoint> breakpoint) throws IOException {
        this(serverPort, breakpoint, Optional.empty());
    }

    /** Cuts every connection in the middle of an answer, from the first lock on. */
    MySqlProxy(int serverPort, RandomCuts cuts) throws IOException {
        this(serverPort, Optional.empty(), Optional.of(cuts));
    }

    private MySqlProxy(int serverPort, Optional<Breakpoint> breakpoint, Optional<RandomCuts> cuts) throws IOException {
        this.serverPort = serverPort;
        this.breakpoint = breakpoint;
        this.cuts = cuts;
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

    /** The number of a command that comes in on a connection; 0 for what is not counted. */
    synchronized int number(ProxiedConnection connection, String text) {
        if (migrating == null && text.contains(LOCK)) {
            migrating = connection;
        }
        recordedAgain |= migrating != null && migrating != connection && RECORDING.matcher(text).find();
        return migrating == connection ? ++begun : 0;
    }

    /** Whether something was recorded as begun or ended on another connection than the first that had the lock. */
    synchronized boolean hasRecordedAgain() {
        return recordedAgain;
    }

    Optional<Breakpoint> breakpointAt(int number) {
        return breakpoint.filter(point -> point.number() == number);
    }

    /** How many bytes of answers a connection passes on from now on, before it is cut; without an end when it is not. */
    synchronized OptionalInt bytesUntilCut() {
        return migrating == null || cuts.isEmpty() ? OptionalInt.empty() : OptionalInt.of(cuts.get().next());
    }

    void cut() {
        cuts.orElseThrow().count();
    }

    synchronized void answered(Command command) {
        if (command.number() > 0) {
            commands.add(command);
        }
    }

    synchronized void passed(ProxiedConnection connection, int bytes) {
        if (migrating == connection) {
            received += bytes;
        }
    }

    /** Bytes of answers on the connection that moves the schema. */
    synchronized long received() {
        return received;
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
