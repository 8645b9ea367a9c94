package com.traveease.schema.runs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.config.BuildVersion;
import com.traveease.schema.statement.Secrets;

/**
 * Who ran it and where.
 *
 * @param databaseUser the account on the server
 * @param systemUser the account of the operating system; empty where that has no name, as in many images
 * @param program the version of this program
 * @param job the pod or the CI job that it ran in, as the environment tells it
 */
public record RunOrigin(String databaseUser, String host, Optional<String> systemUser, String program,
        Optional<String> job) {

    private static final Path NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    /** Which say themselves where the job can be seen. */
    private static final List<String> ADDRESSES = List.of("CI_JOB_URL", "BUILD_URL", "CIRCLE_BUILD_URL", "BUILDKITE_BUILD_URL",
            "TRAVIS_JOB_WEB_URL", "DRONE_BUILD_LINK");
    private static final List<String> PEOPLE = List.of("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID", "CIRCLE_USERNAME",
            "BUILDKITE_BUILD_CREATOR", "BUILD_REQUESTEDFOR");
    private static final int LONGEST = 500;

    /**
     * What this process can find out.
     *
     * @param environment variables by name
     */
    public static RunOrigin of(String databaseUser, Map<String, String> environment) {
        return new RunOrigin(databaseUser, host(environment), userName(), BuildVersion.text(), job(environment));
    }

    /** {@code anna@bastion}; where the operating system has no name for the user, the account on the server. */
    public String person() {
        return systemUser.orElse(databaseUser) + "@" + host;
    }

    private static Optional<String> userName() {
        // The JVM's word for a user without a name.
        return Optional.ofNullable(System.getProperty("user.name")).filter(name -> !name.isBlank() && !name.equals("?"));
    }

    private static String host(Map<String, String> environment) {
        return value(environment, "HOSTNAME").or(() -> line(HOST_NAME)).or(() -> value(environment, "COMPUTERNAME"))
                .orElseGet(RunOrigin::localHost);
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    static Optional<String> job(Map<String, String> environment) {
        Optional<String> address = ADDRESSES.stream().flatMap(name -> value(environment, name).stream()).findFirst()
                .or(() -> gitHub(environment)).or(() -> azure(environment));
        Optional<String> person = address.flatMap(
                any -> PEOPLE.stream().flatMap(name -> value(environment, name).stream()).findFirst());
        String job = Stream.of(pod(environment), address, person.map(name -> "started by " + name)).flatMap(Optional::stream)
                .map(Secrets::withoutPasswordInAddress).reduce((one, other) -> one + ", " + other).orElse("");
        return Optional.of(job.substring(0, Math.min(job.length(), LONGEST))).filter(text -> !text.isEmpty());
    }

    private static Optional<String> gitHub(Map<String, String> environment) {
        return value(environment, "GITHUB_RUN_ID").map(id -> "%s/%s/actions/runs/%s".formatted(
                value(environment, "GITHUB_SERVER_URL").orElse("https://github.com"),
                value(environment, "GITHUB_REPOSITORY").orElse(""), id));
    }

    private static Optional<String> azure(Map<String, String> environment) {
        return value(environment, "BUILD_BUILDID").map(id -> "%s%s/_build/results?buildId=%s".formatted(
                value(environment, "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI").orElse(""),
                value(environment, "SYSTEM_TEAMPROJECT").orElse(""), id));
    }

    private static Optional<String> pod(Map<String, String> environment) {
        return value(environment, "KUBERNETES_SERVICE_HOST").flatMap(any -> value(environment, "HOSTNAME"))
                .map(name -> "pod " + line(NAMESPACE).map(space -> space + "/").orElse("") + name);
    }

    private static Optional<String> line(Path file) {
        try {
            return Files.readString(file).lines().findFirst().map(String::strip).filter(line -> !line.isEmpty());
        } catch (IOException | SecurityException e) {
            return Optional.empty(); // another system, or no pod
        }
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
