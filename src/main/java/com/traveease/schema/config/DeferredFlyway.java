package com.traveease.schema.config;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.ConfigValue;

/**
 * Has the Quarkus extension do nothing at start: it would migrate before HTTP is open, and end the process when the database is
 * away or a script fails. What was configured decides what migrates afterwards, and is read under another name.
 * <p>
 * The extension also builds its Flyway at every start, active or not, wherever the data source of Quarkus is active. So that
 * one is active only for those who use it: stock Flyway, and the entities.
 */
public final class DeferredFlyway implements ConfigSourceInterceptorFactory {

    private static final String DATA_SOURCE = "quarkus.datasource.active";
    private static final String ENTITIES = "quarkus.hibernate-orm.active";
    static final String ACTIVE = "quarkus.flyway.active";
    /** What was configured as {@value #ACTIVE}. */
    static final String CHOSEN = "traveease-schema.flyway-chosen";

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
        return new Interceptor();
    }

    private static final class Interceptor implements ConfigSourceInterceptor {

        private static final long serialVersionUID = 1L;

        @Override
        public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
            return switch (name) {
                case ACTIVE -> off(name);
                case CHOSEN -> context.proceed(ACTIVE);
                case DATA_SOURCE -> {
                    ConfigValue configured = context.proceed(name);
                    boolean used = !is("false", context.proceed(ACTIVE)) || !is("false", context.proceed(ENTITIES));
                    yield used || configured != null ? configured : off(name);
                }
                default -> context.proceed(name);
            };
        }

        private static boolean is(String text, ConfigValue value) {
            return value != null && text.equals(value.getValue());
        }

        private static ConfigValue off(String name) {
            return ConfigValue.builder().withName(name).withValue("false").withRawValue("false").build();
        }
    }
}
