package com.traveease.schema.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected parts are what make_url of SQLAlchemy 1.4 gives for the same text. */
class SqlAlchemyUrlTest {

    private static final String HOST = "mysql://u:p@db.internal:3307/traveease";

    @ParameterizedTest
    @ValueSource(strings = { "mysql", "mysql+pymysql", "mysql+mysqldb", "mysql+mysqlconnector", "mysql+aiomysql",
            "mysql+asyncmy", "mysql+cymysql", "MySQL" })
    void everyDriverOfMySqlIsUnderstood(String scheme) {
        SqlAlchemyUrl url = parsed(scheme + "://app:secret@db.internal:3307/traveease?charset=utf8mb4");
        assertEquals(new SqlAlchemyUrl("jdbc:mysql://db.internal:3307/traveease", Optional.of("app"), Optional.of("secret")),
                url);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = { "us%40er:p%40ss%2Fw+x, us@er, p@ss/w+x", "u:p:x, u, p:x", "u+v:a, u+v, a",
            "u:p/x, u, p/x", "u:p?x, u, p?x", "u:p#x, u, p#x", "u:a%zz%4, u, a%zz%4", "u:%C3%A4ä€, u, ää€", "u:%FF, u, \uFFFD",
            "u:p q, u, p q", "u:p[x], u, p[x]", "u:p\\x, u, p\\x", "u:$%7Bx%7D, u, ${x}", "u:%2540, u, %40" })
    void userAndPasswordAreDecodedAsInPython(String userinfo, String user, String password) {
        SqlAlchemyUrl url = parsed("mysql+pymysql://" + userinfo + "@host/db");
        assertEquals(new SqlAlchemyUrl("jdbc:mysql://host:3306/db", Optional.of(user), Optional.of(password)), url);
    }

    @Test
    void anEmptyPasswordIsOneAndNoneIsNone() {
        assertEquals(Optional.of(""), parsed("mysql://u:@host/db").password());
        assertEquals(Optional.empty(), parsed("mysql://u@host/db").password());
        assertEquals(Optional.empty(), parsed("mysql://host/db").user());
    }

    @ParameterizedTest
    @CsvSource({ "mysql:///db, jdbc:mysql://localhost:3306/db", "mysql://u:p@[::1]:3307/db, jdbc:mysql://[::1]:3307/db",
            "mysql://u:p@[::1]/db, jdbc:mysql://[::1]:3306/db", "mysql://h/d%62, jdbc:mysql://h:3306/d%2562",
            "mysql://h/a b, jdbc:mysql://h:3306/a%20b", "mysql://h/a+b, jdbc:mysql://h:3306/a%2Bb" })
    void whatIsMissingHasItsDefaultAndTheDatabaseIsTakenAsItStands(String url, String jdbcUrl) {
        assertEquals(jdbcUrl, parsed(url).jdbcUrl());
        assertFalse(new DatabaseAddress(jdbcUrl, "", "").schema().isEmpty());
    }

    @Test
    void theDatabaseOfTheDriverIsTheOneInTheUrl() {
        assertEquals("d%62", new DatabaseAddress(parsed("mysql://h/d%62").jdbcUrl(), "", "").schema());
        assertEquals("a b+c/d", new DatabaseAddress(parsed("mysql://h/a b+c/d").jdbcUrl(), "", "").schema());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "postgresql://u:s3cr3t@h/db | SQLALCHEMY_URL is not the address of a MySQL database.",
            "sqlite:///s3cr3t.db | SQLALCHEMY_URL is not the address of a MySQL database.",
            "mariadb+pymysql://u:s3cr3t@h/db | SQLALCHEMY_URL is not the address of a MySQL database.",
            "mysql+pyodbc://u:s3cr3t@dsn | SQLALCHEMY_URL is for a driver whose URL has no host and database in it.",
            "s3cr3t | SQLALCHEMY_URL is not valid.",
            "mysql://u:s3cr3t@h:33o6/db | SQLALCHEMY_URL is not valid.",
            "mysql://u:s3cr3t@h,g/db | SQLALCHEMY_URL is not valid.",
            "mysql://u:s3cr3t@(host=h)/db | SQLALCHEMY_URL is not valid.",
            "mysql://u:s3cr3t@h:/db | SQLALCHEMY_URL is not valid.",
            "mysql://u:p@s3cr3t@h/db | SQLALCHEMY_URL has more than one '@'. Write %40",
            "mysql://u:p@x?s3cr3t@h/db | SQLALCHEMY_URL has more than one '@'.",
            "mysql://u:s3cr3t@h/db?a b=1 | SQLALCHEMY_URL has a parameter with an invalid name.",
            "mysql://u:s3cr3t@h/db?charset=a&charset=b | SQLALCHEMY_URL has the parameter 'charset' twice.",
            "mysql://u:s3cr3t@h/db?unix_socket=/tmp/mysql.sock | SQLALCHEMY_URL names a socket file (unix_socket)",
            "mysql://u:s3cr3t@h/db?init_command=SET+x | SQLALCHEMY_URL has the parameter 'init_command', which",
            "mysql://u:s3cr3t@h/db?client_flag=2048 | SQLALCHEMY_URL has the parameter 'client_flag', which",
            "mysql://u:s3cr3t@h/db?ssl_capath=/etc/ssl | SQLALCHEMY_URL has the parameter 'ssl_capath', which",
            "mysql://u:s3cr3t@h/db?raise_on_warnings=true | SQLALCHEMY_URL has raise_on_warnings, which is not supported in the address.",
            "mysql://u:s3cr3t@h/db?sql_mode=x'y | SQLALCHEMY_URL has a value for sql_mode that is not valid.",
            "mysql://u:s3cr3t@h/db?collation=utf8_bin | SQLALCHEMY_URL has collation=utf8_bin, but scripts are always sent in utf8mb4. Write utf8mb4_bin, or",
            "mysql://u:s3cr3t@h/db?connect_timeout=soon | SQLALCHEMY_URL has 'soon' for connect_timeout.",
            "mysql://u:s3cr3t@h/db?ssl_disabled=maybe | SQLALCHEMY_URL has 'maybe' for ssl_disabled.",
            "mysql://u:s3cr3t@h/db?ssl_ca=/no/such.pem | SQLALCHEMY_URL has ssl_ca=/no/such.pem, which does not exist.",
            "mysql://u:s3cr3t@h/db?ssl_key=/no/such.pem | SQLALCHEMY_URL has ssl_key without ssl_cert.",
            "mysql://u:s3cr3t@h/db?ssl_disabled=true&ssl_verify_cert=true | SQLALCHEMY_URL both disables and requires TLS.",
            "mysql://u:s3cr3t@h/db?ssl_disabled=true&ssl_ca=/x | SQLALCHEMY_URL both disables and requires TLS.",
            "mysql://u:s3cr3t@h/db?ssl_mode=VERIFY&charset=utf8 | SQLALCHEMY_URL has an ssl_mode that does not exist.",
            "mysql://u:s3cr3t@h/db?ssl_mode=REQUIRED&ssl=false | SQLALCHEMY_URL has both ssl_mode and ssl.",
            "mysql://u:s3cr3t@h/db?ssl_verify_cert=0&ssl_check_hostname=1 | SQLALCHEMY_URL verifies the host name but not" })
    void whatCannotBeDoneIsRefusedWithoutThePassword(String url, String sentence) {
        String refused = assertThrows(IllegalArgumentException.class, () -> parsed(url)).getMessage();
        assertTrue(refused.startsWith(sentence), refused);
        assertFalse(refused.contains("s3cr3t"), refused);
        assertEquals(1, refused.lines().count());
    }

    @ParameterizedTest
    @CsvSource(value = { "''; ''", "?charset=latin1&autocommit=true&read_timeout=30&local_infile=0; ''",
            "?local_infile=1; ?allowLoadLocalInfile=true", "?charset=; ''",
            "?collation=utf8mb4_bin; ?connectionCollation=utf8mb4_bin",
            "?time_zone=%2B02:00; ?sessionVariables=time_zone%3D%27%2B02%3A00%27", "?raise_on_warnings=false; ''",
            "?connect_timeout=10; ?connectTimeout=10000", "?ssl=true; ?sslMode=REQUIRED",
            "?ssl_disabled=true; ?sslMode=DISABLED",
            "?ssl_disabled=false; ?sslMode=PREFERRED", "?ssl_verify_cert=true; ?sslMode=VERIFY_IDENTITY",
            "?ssl_verify_cert=true&ssl_check_hostname=false; ?sslMode=VERIFY_CA",
            "?ssl_check_hostname=true; ?sslMode=VERIFY_IDENTITY", "?ssl_verify_identity=true; ?sslMode=VERIFY_IDENTITY",
            "?ssl_verify_cert=false; ?sslMode=PREFERRED", "?ssl_mode=verify_ca; ?sslMode=VERIFY_CA" }, delimiter = ';')
    void parametersBecomeThoseOfTheDriver(String query, String options) {
        assertEquals("jdbc:mysql://db.internal:3307/traveease" + options, parsed(HOST + query).jdbcUrl());
    }

    private static SqlAlchemyUrl parsed(String url) {
        return SqlAlchemyUrl.parse("SQLALCHEMY_URL", url);
    }
}
