package com.traveease.schema.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * The certificates of a PEM file, read-only. With a password it is the key store of a client: the password is the path of
 * the file with the private key, and the certificates are its chain. Without one, every certificate is trusted.
 */
final class PemStore extends KeyStoreSpi {

    private static final String CLIENT = "client";

    private List<Certificate> certificates = List.of();
    private Optional<PrivateKey> key = Optional.empty();

    @Override
    public void engineLoad(InputStream stream, char[] password) throws IOException {
        certificates = stream == null ? List.of() : PemFile.certificates(stream.readAllBytes());
        key = password == null || password.length == 0 ? Optional.empty()
                : Optional.of(PemFile.privateKey(Path.of(new String(password))));
    }

    private List<String> aliases() {
        if (key.isPresent()) {
            return List.of(CLIENT);
        }
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            aliases.add(Integer.toString(i));
        }
        return aliases;
    }

    @Override
    public Enumeration<String> engineAliases() {
        return Collections.enumeration(aliases());
    }

    @Override
    public boolean engineContainsAlias(String alias) {
        return aliases().contains(alias);
    }

    @Override
    public int engineSize() {
        return aliases().size();
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
        return key.isPresent() && engineContainsAlias(alias);
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
        return key.isEmpty() && engineContainsAlias(alias);
    }

    @Override
    public Key engineGetKey(String alias, char[] password) {
        return engineIsKeyEntry(alias) ? key.orElseThrow() : null;
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
        return engineIsKeyEntry(alias) ? certificates.toArray(Certificate[]::new) : null;
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
        if (!engineContainsAlias(alias)) {
            return null;
        }
        return key.isPresent() ? certificates.get(0) : certificates.get(Integer.parseInt(alias));
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
        return aliases().stream().filter(alias -> engineGetCertificate(alias).equals(certificate)).findFirst().orElse(null);
    }

    /** Not known. */
    @Override
    public Date engineGetCreationDate(String alias) {
        return null;
    }

    @Override
    public void engineSetKeyEntry(String alias, Key newKey, char[] password, Certificate[] chain) {
        throw readOnly();
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] newKey, Certificate[] chain) {
        throw readOnly();
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
        throw readOnly();
    }

    @Override
    public void engineDeleteEntry(String alias) {
        throw readOnly();
    }

    @Override
    public void engineStore(OutputStream stream, char[] password) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("A PEM file is only read");
    }
}
