import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes out of an SBOM what Maven resolved and the native binary has not got, and adds the runtime that is linked into it. A
 * class that is in a binary has its name there; a jar is in it when some of its classes are.
 * <p>
 * Usage: {@code java src/test/scripts/SbomOfBinary.java target/traveease-schema-runner target/traveease-schema.cdx.json}
 */
public class SbomOfBinary {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 400;
    /** Objects begin at multiples of 8: up to so many bytes of the next may look like letters. */
    private static final int FOLLOWING = 4;
    /** Fewer may be names alone, in a text. */
    private static final int CERTAIN = 3;
    private static final Pattern PURL = Pattern.compile("pkg:maven/([^/]+)/([^@]+)@([^?]+)(?:\\?(.*))?");
    private static final Pattern RUNTIME = Pattern.compile("(GraalVM CE|Oracle GraalVM|Mandrel)[ -](\\d+(?:\\.\\d+)*(?:\\+\\d+(?:\\.\\d+)*)?)");

    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: java SbomOfBinary.java BINARY SBOM");
            System.exit(2);
        }
        Path binary = Path.of(arguments[0]);
        Path sbom = Path.of(arguments[1]);
        Set<String> texts = texts(binary);
        Map<String, Object> document = new Json(Files.readString(sbom)).object();
        Set<String> gone = new HashSet<>();
        List<Object> kept = new ArrayList<>();
        for (Object component : list(document.get("components"))) {
            Map<?, ?> described = (Map<?, ?>) component;
            Optional<Path> jar = jar(String.valueOf(described.get("purl")));
            if (jar.isEmpty()) {
                System.err.println("kept, for its jar is not known: " + described.get("purl"));
            }
            if (jar.isEmpty() || isIn(texts, jar.get())) {
                kept.add(component);
            } else {
                gone.add(String.valueOf(described.get("bom-ref")));
                System.err.println("not in the binary: " + described.get("group") + ":" + described.get("name"));
            }
        }
        if (kept.isEmpty()) {
            System.err.println("Nothing of the SBOM is in " + binary + ": is that the binary?");
            System.exit(3);
        }
        runtime(texts).forEach(kept::add);
        document.put("components", kept);
        List<Object> dependencies = new ArrayList<>();
        for (Object dependency : list(document.get("dependencies"))) {
            @SuppressWarnings("unchecked")
            Map<String, Object> edges = (Map<String, Object>) dependency;
            if (!gone.contains(String.valueOf(edges.get("ref")))) {
                if (edges.containsKey("dependsOn")) {
                    edges.put("dependsOn", list(edges.get("dependsOn")).stream().filter(ref -> !gone.contains(String.valueOf(ref)))
                            .collect(Collectors.toList()));
                }
                dependencies.add(edges);
            }
        }
        document.put("dependencies", dependencies);
        Files.writeString(sbom, Json.text(document, "") + "\n");
        System.err.println("%d components are in the binary, %d are not".formatted(kept.size(), gone.size()));
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<Map<String, Object>> runtime(Set<String> texts) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        for (String text : new TreeSet<>(texts)) {
            Matcher version = RUNTIME.matcher(text);
            if (version.find()) {
                Map<String, Object> component = new LinkedHashMap<>();
                component.put("type", "platform");
                component.put("bom-ref", version.group(1).replace(' ', '-') + "@" + version.group(2));
                component.put("name", version.group(1));
                component.put("version", version.group(2));
                component.put("description", "Class library of the JDK and runtime, in so far as the program reaches them");
                // In their order a text comes behind its beginnings.
                found.put(version.group(1), component);
            }
        }
        return List.copyOf(found.values());
    }

    /** In the repository of Maven; {@code -Dmaven.repo.local} names another than the usual one. */
    private static Optional<Path> jar(String purl) {
        Matcher parts = PURL.matcher(purl);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Matcher classifier = Pattern.compile("(?:^|&)classifier=([^&]+)").matcher(parts.group(4) == null ? "" : parts.group(4));
        String name = parts.group(2) + "-" + parts.group(3) + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
        Path repository = Path.of(System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
        Path jar = repository.resolve(parts.group(1).replace('.', '/')).resolve(parts.group(2)).resolve(parts.group(3))
                .resolve(name);
        return Files.exists(jar) ? Optional.of(jar) : Optional.empty();
    }

    private static boolean isIn(Set<String> texts, Path jar) throws IOException {
        int classes = 0;
        int found = 0;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("-info.class")) {
                    classes++;
                    found += texts.contains(name.substring(0, name.length() - 6).replace('/', '.')) ? 1 : 0;
                }
            }
        }
        return classes > 0 && found >= Math.min(CERTAIN, classes);
    }

    /** Everything in the file that may be the name of a class, and of a runtime. */
    private static Set<String> texts(Path binary) throws IOException {
        Set<String> texts = new HashSet<>();
        StringBuilder run = new StringBuilder();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(binary), 1 << 20)) {
            for (int b = in.read();; b = in.read()) {
                boolean part = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
                        || b == '.' || b == '_' || b == '$' || b == '-' || b == ' ' || b == '+';
                if (part) {
                    run.append((char) b);
                    continue;
                }
                if (run.length() >= SHORTEST && run.length() <= LONGEST && run.indexOf(".") > 0) {
                    for (int behind = 0; behind <= FOLLOWING && run.length() - behind >= SHORTEST; behind++) {
                        texts.add(run.substring(0, run.length() - behind));
                    }
                }
                run.setLength(0);
                if (b < 0) {
                    return texts;
                }
            }
        }
    }

    /** As much JSON as an SBOM is made of. */
    private static final class Json {

        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            expect('{');
            while (!accept('}')) {
                String name = string();
                expect(':');
                object.put(name, value());
                accept(',');
            }
            return object;
        }

        private Object value() {
            char c = peek();
            if (c == '{') {
                return object();
            }
            if (c == '[') {
                List<Object> list = new ArrayList<>();
                expect('[');
                while (!accept(']')) {
                    list.add(value());
                    accept(',');
                }
                return list;
            }
            if (c == '"') {
                return string();
            }
            int start = at;
            while ("{}[],: \n\r\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return new Raw(text.substring(start, at));
        }

        /** A number, a truth value or null, as written. */
        private record Raw(String text) {
        }

        /** With its escapes, as written. */
        private String string() {
            expect('"');
            int start = at;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return text.substring(start, at++);
        }

        private char peek() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private boolean accept(char c) {
            if (peek() == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            if (!accept(c)) {
                throw new IllegalStateException("Not JSON at character " + at);
            }
        }

        static String text(Object value, String indent) {
            String deeper = indent + "  ";
            if (value instanceof Map<?, ?> map) {
                return map.isEmpty() ? "{}" : map.entrySet().stream()
                        .map(entry -> deeper + "\"" + entry.getKey() + "\" : " + text(entry.getValue(), deeper))
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            }
            if (value instanceof List<?> list) {
                return list.isEmpty() ? "[]" : list.stream().map(one -> deeper + text(one, deeper))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
            }
            return value instanceof Raw raw ? raw.text() : "\"" + value + "\"";
        }
    }
}
