package com.traveease.schema.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFileTest {

    /** Where the key of RSA begins in PKCS#8, for one of 2048 bits and more. */
    private static final int RSA_OFFSET = 26;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = { "RSA", "EC", "Ed25519" })
    void keysOfEveryKindAreRead(String algorithm) throws GeneralSecurityException, IOException {
        PrivateKey key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
        assertEquals(key, PemFile.privateKey(file("PRIVATE KEY", "\r\n", key.getEncoded())));
    }

    @ParameterizedTest
    @ValueSource(ints = { 2048, 4096 })
    void keysAsMySqlItselfWritesThemAreRead(int bits) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        byte[] encoded = key.getEncoded();
        byte[] old = Arrays.copyOfRange(encoded, RSA_OFFSET, encoded.length);
        assertArrayEquals(encoded, PemFile.privateKey(file("RSA PRIVATE KEY", "\n", old)).getEncoded());
    }

    @ParameterizedTest
    @CsvSource({ "ENCRYPTED PRIVATE KEY, 'has an encrypted key in it, for which there is no password'",
            "EC PRIVATE KEY, 'has its key in a form that only OpenSSL reads (openssl pkcs8 -topk8 -nocrypt converts it)'",
            "PRIVATE KEY, has a private key in it that cannot be read", "CERTIFICATE, has no private key (PEM) in it" })
    void aKeyThatCannotBeUsedSaysWhy(String kind, String why) throws IOException {
        Path file = file(kind, "\n", new byte[] { 1, 2, 3 });
        assertEquals(why, assertThrows(UnusablePemException.class, () -> PemFile.privateKey(file)).getMessage());
    }

    @Test
    void anEncryptedKeyOfTheOldKindIsToldFromADamagedOne() throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"),
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertEquals("has an encrypted key in it, for which there is no password",
                assertThrows(UnusablePemException.class, () -> PemFile.privateKey(file)).getMessage());
    }

    @Test
    void aFileWithoutCertificatesSaysSo() throws IOException {
        Path damaged = file("CERTIFICATE", "\n", new byte[] { 1, 2, 3 });
        assertEquals("has a certificate in it that cannot be read",
                assertThrows(UnusablePemException.class, () -> PemFile.certificates(damaged)).getMessage());
        Path none = Files.writeString(directory.resolve("none.pem"), "s3cr3t");
        assertEquals("has no certificate (PEM) in it",
                assertThrows(UnusablePemException.class, () -> PemFile.certificates(none)).getMessage());
    }

    private Path file(String kind, String lineEnd, byte[] content) throws IOException {
        return Files.writeString(directory.resolve("file.pem"),
                String.join(lineEnd, "Bag Attributes", "-----BEGIN " + kind + "-----",
                        Base64.getMimeEncoder(64, lineEnd.getBytes(StandardCharsets.US_ASCII)).encodeToString(content),
                        "-----END " + kind + "-----", ""));
    }
}
