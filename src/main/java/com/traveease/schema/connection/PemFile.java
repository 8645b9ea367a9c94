package com.traveease.schema.connection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and a private key as OpenSSL writes them. */
final class PemFile {

    private static final int LONGEST = 4 * 1024 * 1024;
    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN (?<kind>[A-Z0-9 ]+)-----\\s(?<body>.*?)-----END \\k<kind>-----", Pattern.DOTALL);
    /** PKCS#8's head for RSA: version 0, rsaEncryption, no parameters. */
    private static final byte[] RSA_HEAD = { 0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86,
            (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00 };
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;

    private PemFile() {
    }

    static List<Certificate> certificates(Path file) throws UnusablePemException {
        return certificates(content(file));
    }

    /** At least one, in the order of the file. */
    static List<Certificate> certificates(byte[] pem) throws UnusablePemException {
        List<Certificate> certificates = new ArrayList<>();
        Matcher block = blocks(pem);
        while (block.find()) {
            if (block.group("kind").equals("CERTIFICATE")) {
                certificates.add(certificate(decoded(block)));
            }
        }
        if (certificates.isEmpty()) {
            throw new UnusablePemException("has no certificate (PEM) in it");
        }
        return certificates;
    }

    private static Certificate certificate(byte[] encoded) throws UnusablePemException {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new UnusablePemException("has a certificate in it that cannot be read", e);
        }
    }

    static PrivateKey privateKey(Path file) throws UnusablePemException {
        Matcher block = blocks(content(file));
        while (block.find()) {
            switch (block.group("kind")) {
                case "PRIVATE KEY":
                    return privateKey(decoded(block));
                case "RSA PRIVATE KEY":
                    if (block.group("body").contains(":")) {
                        throw encrypted();
                    }
                    return privateKey(element(SEQUENCE, RSA_HEAD, element(OCTET_STRING, decoded(block))));
                case "ENCRYPTED PRIVATE KEY":
                    throw encrypted();
                case "EC PRIVATE KEY":
                    throw new UnusablePemException(
                            "has its key in a form that only OpenSSL reads (openssl pkcs8 -topk8 -nocrypt converts it)");
                default:
                    break;
            }
        }
        throw new UnusablePemException("has no private key (PEM) in it");
    }

    private static UnusablePemException encrypted() {
        return new UnusablePemException("has an encrypted key in it, for which there is no password");
    }

    private static PrivateKey privateKey(byte[] pkcs8) throws UnusablePemException {
        GeneralSecurityException reason = null;
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                reason = e;
            } catch (GeneralSecurityException e) {
                throw new UnusablePemException("contains a key of an unsupported type", e);
            }
        }
        throw new UnusablePemException("has a private key in it that cannot be read", reason);
    }

    /** In DER. */
    private static byte[] element(byte tag, byte[]... contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        out.write(tag);
        // The shortest form of the length is the only one that is valid.
        int bytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
        if (bytes > 0) {
            out.write(0x80 | bytes);
        }
        for (int shift = 8 * Math.max(0, bytes - 1); shift >= 0; shift -= 8) {
            out.write(length >> shift);
        }
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static Matcher blocks(byte[] pem) {
        return BLOCK.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    }

    private static byte[] decoded(Matcher block) throws UnusablePemException {
        try {
            return Base64.getMimeDecoder().decode(block.group("body"));
        } catch (IllegalArgumentException e) {
            throw new UnusablePemException("is damaged", e);
        }
    }

    private static byte[] content(Path file) throws UnusablePemException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST);
        } catch (NoSuchFileException e) {
            throw new UnusablePemException("does not exist", e);
        } catch (IOException e) {
            throw new UnusablePemException("cannot be read", e);
        }
    }
}
