package com.traveease.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as it ships, native where the build made that, run as a process with an environment of its own. */
public final class PackagedProgram implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    private PackagedProgram(Process process) {
        this.process = process;
        this.reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    public static PackagedProgram start(Map<String, String> environment, String... arguments) throws IOException {
        return new PackagedProgram(builder(environment, arguments).redirectErrorStream(true).start());
    }

    /** To be started, its streams apart. */
    public static ProcessBuilder builder(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(PackagedProgram::isForTheProgram);
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("QUARKUS_HTTP_PORT", "0");
        return builder;
    }

    /** What somebody has set for the program must not reach it in a test. */
    private static boolean isForTheProgram(String variable) {
        return variable.startsWith("QUARKUS_") || variable.startsWith("SQLALCHEMY_URL") || variable.startsWith("DATABASE_URL")
                || variable.equals("MYSQL_PWD") || variable.equals("JAVA_TOOL_OPTIONS");
    }

    public static Map<String, String> environment(TestDatabase database) {
        return environment(database.jdbcUrl(), database.user(), database.password());
    }

    public static Map<String, String> environment(String url, String user, String password) {
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", url, "QUARKUS_DATASOURCE_USERNAME", user, "QUARKUS_DATASOURCE_PASSWORD",
                password);
    }

    /** Whether what was built last is a native binary; else it runs on the JVM. */
    public static boolean isNative() throws IOException {
        return artifact().getProperty("type").equals("native");
    }

    /** Another text for every build. */
    public static String built() throws IOException {
        Path path = Path.of("target", artifact().getProperty("path"));
        return "%s of %s".formatted(path, Files.getLastModifiedTime(path));
    }

    private static List<String> command() throws IOException {
        Path path = Path.of("target", artifact().getProperty("path")).toAbsolutePath();
        return isNative() ? List.of(path.toString())
                : List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC", "-jar", path.toString()); // it starts sooner, and lives for seconds
    }

    private static Properties artifact() throws IOException {
        Properties artifact = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("target", "quarkus-artifact.properties"))) {
            artifact.load(in);
        }
        return artifact;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
            }
        } catch (IOException e) {
            output.append(e).append('\n');
        }
    }

    /** Both streams, so far. */
    public String output() {
        return output.toString();
    }

    /** The exit code; everything that it printed is in {@link #output()}. */
    public int await() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("It does not end:\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** Status and body of an answer; status 0 while nothing listens. */
    public record Answer(int status, String body) {
    }

    /** Where the service listens; empty while it does not. */
    public Optional<String> port() {
        Matcher listening = LISTENING.matcher(output());
        return listening.find() ? Optional.of(listening.group(1)) : Optional.empty();
    }

    public Answer get(String path) throws InterruptedException {
        Optional<String> port = port();
        if (port.isEmpty()) {
            return new Answer(0, output());
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + path))
                .timeout(Duration.ofSeconds(10)).build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        }
    }

    /** Tells it to end, as a pod is told. */
    public void end() {
        // Not of the Process, which would close its streams.
        process.toHandle().destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
