package com.traveease.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The three first models as somebody with SQLAlchemy writes them, and their Alembic revision. */
public final class AlembicProject {

    private static final String ENVIRONMENT = """
            from alembic import context
            from sqlalchemy import create_engine

            with create_engine(context.get_x_argument(as_dictionary=True)["url"]).connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private static final String REVISION = """
            import sqlalchemy as sa
            from alembic import op

            revision = "001_initial_sqlalchemy_models"
            down_revision = None
            Key = sa.%1$s

            def upgrade():
                op.create_table("vendors",
                    sa.Column("id", Key, primary_key=True),
                    sa.Column("name", sa.String(200), nullable=False),
                    sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()),
                    sa.Column("kind", sa.Enum("AIRLINE", "HOTEL", name="vendor_kind")),
                    sa.Column("created_at", sa.DateTime()))
                op.create_table("users",
                    sa.Column("id", Key, primary_key=True),
                    sa.Column("email", sa.String(254), nullable=False),
                    sa.Column("created_at", sa.DateTime(), server_default=sa.func.now()))
                op.create_index("ix_users_email", "users", ["email"], unique=True)
                op.create_table("payment_methods",
                    sa.Column("id", Key, primary_key=True),
                    sa.Column("user_id", Key, sa.ForeignKey("users.id"), nullable=False),
                    sa.Column("provider", sa.String(32)))
                op.create_table("sessions",
                    sa.Column("id", Key, primary_key=True),
                    sa.Column("user_id", Key, sa.ForeignKey("users.id", ondelete="CASCADE")))
            """;

    private AlembicProject() {
    }

    /**
     * Lets Alembic bring the database to its first revision; skips the test where Alembic is not installed.
     *
     * @param key the type of every key, {@code BigInteger()}
     */
    public static void upgrade(TestDatabase database, Path directory, String key) throws IOException, InterruptedException {
        Path versions = Files.createDirectories(directory.resolve("alembic/versions"));
        Files.writeString(directory.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
        Files.writeString(directory.resolve("alembic/env.py"), ENVIRONMENT);
        Files.writeString(versions.resolve("001_initial_sqlalchemy_models.py"), REVISION.formatted(key));
        String url = "mysql+pymysql://%s:%s@%s/%s".formatted(database.user(), database.password(),
                database.database().address().server(), database.schema());
        Path output = directory.resolve("output");
        Process process;
        try {
            process = new ProcessBuilder(List.of("alembic", "-x", "url=" + url, "upgrade", "head"))
                    .directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        } catch (IOException e) {
            skip("alembic is not installed here, so its tables are not tried: " + e.getMessage());
            return;
        }
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            String said = Files.readString(output);
            if (said.contains("ModuleNotFoundError") || said.contains("command not found")) {
                skip("alembic, or pymysql for it, is not installed here, so its tables are not tried");
            }
            throw new IllegalStateException("alembic failed: " + said);
        }
    }

    /** JUnit keeps the reason to its report; whoever reads the log should see it too. */
    private static void skip(String reason) {
        System.out.println("SKIPPED: " + reason);
        abort(reason);
    }
}
