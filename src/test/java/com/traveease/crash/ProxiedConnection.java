package com.traveease.crash;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of the program and its other half to mysqld. */
final class ProxiedConnection {

    /** No command of the scripts takes longer. */
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);
    /** How long a statement's connection lives on at the server after the statement, when the client is gone. */
    private static final Duration LINGERING = Duration.ofMillis(300);

    private final MySqlProxy proxy;
    private final Socket client;
    private final Socket server;
    /** The protocol is strictly question and answer, so the first byte from the server ends the command that runs. */
    private volatile Question question;
    /** Of the thread alone that reads what the server says. */
    private OptionalInt untilCut = OptionalInt.empty();

    /** A command that waits for its answer. */
    private record Question(int number, String text, long sent, boolean withheld, CountDownLatch answered) {

        Question(int number, String text, boolean withheld) {
            this(number, text, System.nanoTime(), withheld, new CountDownLatch(1));
        }

        Command asCommand() {
            return new Command(number, text, Duration.ofNanos(System.nanoTime() - sent));
        }

        void awaitAnswer(Duration limit) throws IOException {
            try {
                answered.await(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    ProxiedConnection(MySqlProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        MySqlProxy.daemon(() -> untilClosed(this::fromClient));
        MySqlProxy.daemon(() -> untilClosed(this::fromServer));
    }

    private interface Pump {
        void run() throws IOException;
    }

    /** The end of one direction is the end of both, as for a process that dies. */
    private void untilClosed(Pump pump) {
        try {
            pump.run();
        } catch (IOException e) {
            // Whoever was on the other side is gone; the one on this side is about to see that.
        } finally {
            close();
        }
    }

    private void fromClient() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        OutputStream out = server.getOutputStream();
        while (true) {
            Packet packet = Packet.read(in);
            if (packet.isCommand()) {
                int number = proxy.number(this, packet.text());
                Optional<Breakpoint> breakpoint = proxy.breakpointAt(number);
                if (breakpoint.isPresent()) {
                    fail(packet, breakpoint.get());
                    return;
                }
                question = new Question(number, packet.text(), false);
            }
            packet.writeTo(out);
        }
    }

    private void fail(Packet packet, Breakpoint breakpoint) throws IOException {
        Question last = new Question(breakpoint.number(), packet.text(), true);
        question = last;
        switch (breakpoint.fault().moment()) {
            case BEFORE -> {
            }
            case DURING -> {
                packet.writeTo(server.getOutputStream());
                last.awaitAnswer(breakpoint.delay());
            }
            case ANSWERED -> {
                packet.writeTo(server.getOutputStream());
                last.awaitAnswer(ANSWER_LIMIT);
            }
        }
        breakpoint.strike(packet.text());
        client.close();
        if (breakpoint.fault().equals(new Fault(Victim.CONNECTION, Moment.DURING))) {
            last.awaitAnswer(ANSWER_LIMIT);
            linger();
        }
    }

    private static void linger() throws IOException {
        try {
            Thread.sleep(LINGERING.toMillis());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void fromServer() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            Question now = question;
            boolean withheld = now != null && now.withheld();
            if (now != null && now.answered().getCount() > 0) {
                // Counted before it is delivered: the next command must find it counted.
                if (!withheld) {
                    proxy.answered(now.asCommand());
                }
                now.answered().countDown();
            }
            if (!withheld) {
                int passed = untilCut(read);
                proxy.passed(this, passed);
                out.write(buffer, 0, passed);
                out.flush();
                if (passed < read) {
                    proxy.cut();
                    return;
                }
            }
        }
    }

    private int untilCut(int read) {
        if (untilCut.isEmpty()) {
            untilCut = proxy.bytesUntilCut();
        }
        int passed = Math.min(read, untilCut.orElse(read));
        untilCut = untilCut.isEmpty() ? untilCut : OptionalInt.of(untilCut.getAsInt() - passed);
        return passed;
    }

    void close() {
        // The server's answer to a [quit] is the end of the connection.
        Question now = question;
        if (now != null) {
            now.answered().countDown();
        }
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody is left to be told.
        }
    }
}
