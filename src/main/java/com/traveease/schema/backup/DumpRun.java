package com.traveease.schema.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.failure.MigrationStoppedException;

/** One run of the tool: what it says goes into a stream, and what it complains of is kept. */
final class DumpRun {

    private static final int CHUNK = 1 << 16;
    private static final int MOST_COMPLAINTS = 10;
    /** Only MariaDB's own client understands it; that of MySQL stops there. */
    private static final String SANDBOX = "/*M!999999\\- enable the sandbox mode */";

    private final ProcessBuilder builder;
    private final String options;
    private final CountDownLatch stop;
    private final Deque<String> complaints = new ArrayDeque<>();

    /**
     * @param options that it reads from its standard input
     * @param stop ends it when it is open
     */
    DumpRun(ProcessBuilder builder, String options, CountDownLatch stop) {
        this.builder = builder;
        this.options = options;
        this.stop = stop;
    }

    interface Part {
        void take(byte[] bytes, int from, int count) throws IOException;
    }

    /**
     * @return what it complained of when it failed; empty when it says that it did not
     * @throws MigrationStoppedException when the process was asked to stop
     */
    Optional<String> into(Part part) throws IOException {
        Process process = builder.start();
        Thread ending = daemon("dump-stop", () -> {
            stop.await();
            process.destroy();
        });
        Thread reading = daemon("dump-complaints", () -> listen(process.getErrorStream()));
        try {
            hand(process);
            copy(process.getInputStream(), part);
            int code = process.waitFor();
            reading.join();
            if (stop.getCount() == 0) {
                throw stopped(null);
            }
            return code == 0 ? Optional.empty()
                    : Optional.of(complaints.isEmpty() ? "it ended with exit code %d".formatted(code) : complaints());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        } finally {
            process.destroy();
            ending.interrupt();
        }
    }

    private static MigrationStoppedException stopped(Exception cause) {
        return new MigrationStoppedException(
                "The process was asked to stop during the backup. No backup was left. Nothing was run.",
                cause);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Thread daemon(String name, Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void hand(Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(options.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended before it read them, and says why.
            complaints.add("it did not read its options");
        }
    }

    private static void copy(InputStream out, Part part) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count = out.readNBytes(chunk, 0, SANDBOX.length() + 2);
        String first = new String(chunk, 0, count, StandardCharsets.ISO_8859_1);
        int skipped = first.startsWith(SANDBOX) ? first.indexOf('\n') + 1 : 0;
        part.take(chunk, skipped, count - skipped);
        for (count = out.read(chunk); count >= 0; count = out.read(chunk)) {
            part.take(chunk, 0, count);
        }
    }

    private void listen(InputStream errors) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (complaints) {
                    complaints.add(line.strip());
                    if (complaints.size() > MOST_COMPLAINTS) {
                        complaints.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            // It was ended.
        }
    }

    /** Also of one that came to its end: warnings. */
    String complaints() {
        synchronized (complaints) {
            return String.join(" ", complaints).replaceAll("\\.$", "");
        }
    }
}
