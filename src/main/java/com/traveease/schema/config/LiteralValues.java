package com.traveease.schema.config;

import java.util.OptionalInt;
import java.util.Set;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Expressions;
import io.smallrye.config.Priorities;
import io.smallrye.config.SysPropConfigSource;

/**
 * Takes addresses, user and password literally where they come from an option, an environment variable or a system property.
 * The framework would read <code>${…}</code> and {@code \$} in them, and a password may contain both. In a file of properties,
 * where somebody wrote them for this framework, they mean what they always do.
 */
public final class LiteralValues implements ConfigSourceInterceptorFactory {

    private static final Set<String> SOURCES = Set.of(EnvConfigSource.NAME, SysPropConfigSource.NAME,
            Environment.OPTIONS_SOURCE);

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
        return new Interceptor();
    }

    /** Around the one that expands. */
    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(Priorities.APPLICATION);
    }

    private static final class Interceptor implements ConfigSourceInterceptor {

        private static final long serialVersionUID = 1L;

        @Override
        public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
            if (SchemaConfiguration.LITERAL.contains(name)) {
                ConfigValue literal = Expressions.withoutExpansion(() -> context.proceed(name));
                if (literal == null || SOURCES.contains(literal.getConfigSourceName())) {
                    return literal;
                }
            }
            return context.proceed(name);
        }
    }
}
