package com.traveease.schema.config;

/**
 * A value from outside and the name that the user knows it by. Its text form leaves the value out: it may be a secret.
 *
 * @param name {@code QUARKUS_DATASOURCE_PASSWORD}, {@code SQLALCHEMY_URL_FILE}, {@code --url}
 */
record Setting(String name, String value) {

    @Override
    public String toString() {
        return name;
    }
}
