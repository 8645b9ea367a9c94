package com.traveease.schema.connection;

import java.security.KeyStoreSpi;
import java.security.Provider;
import java.security.Security;

/**
 * Lets Connector/J, which knows key stores only, use PEM files where they are: no copy of a private key is made, in a file or
 * elsewhere, and a certificate that was renewed counts from the next connection on.
 */
final class PemProvider extends Provider {

    static final String NAME = "TraveeasePem";
    static final String TYPE = "PEM";

    private static final long serialVersionUID = 1L;

    private PemProvider() {
        super(NAME, "1", "Key stores that are PEM files");
        putService(new PemService(this));
    }

    static void install() {
        Security.addProvider(new PemProvider());
    }

    /** Makes its key store itself: reflection, which is the usual way, would have to be told to a native binary. */
    private static final class PemService extends Service {

        PemService(Provider provider) {
            super(provider, "KeyStore", TYPE, PemStore.class.getName(), null, null);
        }

        @Override
        public KeyStoreSpi newInstance(Object parameter) {
            return new PemStore();
        }
    }
}
