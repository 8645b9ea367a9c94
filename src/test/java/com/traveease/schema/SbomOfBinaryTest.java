package com.traveease.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The script that the release runs on the native binary and its SBOM. */
class SbomOfBinaryTest {

    private static final String SBOM = """
            {
              "bomFormat" : "CycloneDX",
              "version" : 1,
              "metadata" : { "component" : { "name" : "with \\"quotes\\" and \\\\", "bom-ref" : "root" } },
              "components" : [
                { "group" : "org.a", "name" : "used", "version" : "1", "purl" : "pkg:maven/org.a/used@1?type=jar", "bom-ref" : "used" },
                { "group" : "org.a", "name" : "unused", "version" : "1", "purl" : "pkg:maven/org.a/unused@1?type=jar", "bom-ref" : "unused" },
                { "group" : "org.a", "name" : "named", "version" : "1", "purl" : "pkg:maven/org.a/named@1?type=jar", "bom-ref" : "named" },
                { "group" : "org.a", "name" : "native", "version" : "1", "purl" : "pkg:maven/org.a/native@1?classifier=linux&type=jar", "bom-ref" : "native" }
              ],
              "dependencies" : [
                { "ref" : "root", "dependsOn" : [ "used", "unused" ] },
                { "ref" : "unused", "dependsOn" : [ "used" ] },
                { "ref" : "used" }
              ]
            }
            """;

    @TempDir
    Path directory;

    @Test
    void listsWhatIsInTheBinaryAndTheRuntime() throws Exception {
        jar("org/a/used/1/used-1.jar", "org/a/used/One.class", "org/a/used/Two.class", "org/a/used/Three.class",
                "org/a/used/Four.class", "module-info.class");
        jar("org/a/unused/1/unused-1.jar", "org/a/unused/One.class", "org/a/unused/Two.class");
        jar("org/a/named/1/named-1.jar", "org/a/named/One.class", "org/a/named/Two.class", "org/a/named/Three.class");
        jar("org/a/native/1/native-1-linux.jar", "org/a/native/Only.class");
        Path sbom = Files.writeString(directory.resolve("sbom.json"), SBOM);
        Path binary = Files.write(directory.resolve("binary"), binary("org.a.used.One", "org.a.used.Two", "org.a.used.Fourxy",
                "org.a.named.One", "see org.a.named.Two", "org.a.native.Only", "Substrate VM GraalVM CE 25.0.2+10.1"));

        Process script = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmaven.repo.local=" + directory, "src/test/scripts/SbomOfBinary.java", binary.toString(), sbom.toString())
                .redirectErrorStream(true).start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, script.waitFor(), said);

        JsonNode now = new ObjectMapper().readTree(sbom.toFile());
        assertEquals(List.of("used", "native", "GraalVM CE"), now.path("components").findValuesAsText("name"));
        assertEquals("25.0.2+10.1", now.path("components").path(2).path("version").asText());
        assertEquals("[{\"ref\":\"root\",\"dependsOn\":[\"used\"]},{\"ref\":\"used\"}]", now.path("dependencies").toString());
        assertEquals("with \"quotes\" and \\", now.path("metadata").path("component").path("name").asText());
        assertTrue(said.contains("not in the binary: org.a:unused"), said);
    }

    private void jar(String path, String... entries) throws IOException {
        Path jar = directory.resolve(path);
        Files.createDirectories(jar.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.closeEntry();
            }
        }
    }

    /** Texts with what stands between objects. */
    private static byte[] binary(String... texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            bytes.write(new byte[] { 0x7F, 0, (byte) text.length(), 0, 0, 0 });
            bytes.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }
}
