package com.traveease.schema.server;

/** Error numbers of MySQL, with the names that its manual has for them, without {@code ER_}. */
public final class MySqlErrors {

    // connecting and privileges
    public static final int CON_COUNT_ERROR = 1040;
    public static final int DBACCESS_DENIED_ERROR = 1044;
    public static final int ACCESS_DENIED_ERROR = 1045;
    public static final int SERVER_SHUTDOWN = 1053;
    public static final int TABLEACCESS_DENIED_ERROR = 1142;
    public static final int COLUMNACCESS_DENIED_ERROR = 1143;
    public static final int TOO_MANY_USER_CONNECTIONS = 1203;
    public static final int USER_LIMIT_REACHED = 1226;
    public static final int SPECIFIC_ACCESS_DENIED_ERROR = 1227;
    public static final int PROCACCESS_DENIED_ERROR = 1370;
    public static final int ACCESS_DENIED_NO_PASSWORD_ERROR = 1698;
    public static final int MUST_CHANGE_PASSWORD = 1820;
    public static final int MUST_CHANGE_PASSWORD_LOGIN = 1862;
    public static final int SERVER_OFFLINE_MODE = 3032;
    public static final int ACCOUNT_HAS_BEEN_LOCKED = 3118;
    public static final int SERVER_ISNT_AVAILABLE = 3168;
    public static final int SESSION_WAS_KILLED = 3169;
    public static final int USER_ACCESS_DENIED_FOR_USER_ACCOUNT_BLOCKED_BY_PASSWORD_LOCK = 3955;
    public static final int CLIENT_INTERACTION_TIMEOUT = 4031;

    // what is not there
    public static final int BAD_DB_ERROR = 1049;
    public static final int BAD_TABLE_ERROR = 1051;
    public static final int BAD_FIELD_ERROR = 1054;
    public static final int NO_SUCH_TABLE = 1146;
    public static final int UNKNOWN_STMT_HANDLER = 1243;
    public static final int UNKNOWN_COLLATION = 1273;
    public static final int SP_DOES_NOT_EXIST = 1305;
    public static final int TRG_DOES_NOT_EXIST = 1360;
    public static final int EVENT_DOES_NOT_EXIST = 1539;
    public static final int UNKNOWN_PARTITION = 1735;
    public static final int PARTITION_CLAUSE_ON_NONPARTITIONED = 1747;

    // variables
    public static final int UNKNOWN_SYSTEM_VARIABLE = 1193;
    public static final int GLOBAL_VARIABLE = 1229;
    public static final int WRONG_VALUE_FOR_VAR = 1231;
    public static final int WRONG_TYPE_FOR_VAR = 1232;
    public static final int INCORRECT_GLOBAL_LOCAL_VAR = 1238;
    public static final int UNKNOWN_TIME_ZONE = 1298;

    // locks, limits and the state of the server
    public static final int CANT_LOCK = 1015;
    /** Of relatives of MySQL; 8.0 itself says RECORD_FILE_FULL. */
    public static final int DISK_FULL = 1021;
    public static final int GET_ERRNO = 1030;
    public static final int OUTOFMEMORY = 1037;
    public static final int OUT_OF_SORTMEMORY = 1038;
    public static final int OUT_OF_RESOURCES = 1041;
    public static final int RECORD_FILE_FULL = 1114;
    public static final int CANT_CREATE_THREAD = 1135;
    public static final int LOCK_WAIT_TIMEOUT = 1205;
    public static final int LOCK_DEADLOCK = 1213;
    public static final int OPTION_PREVENTS_STATEMENT = 1290;
    /** After KILL QUERY as well as KILL CONNECTION. */
    public static final int QUERY_INTERRUPTED = 1317;
    public static final int INNODB_ONLINE_LOG_TOO_BIG = 1799;
    public static final int READ_ONLY_MODE = 1836;
    public static final int INNODB_READ_ONLY = 1874;
    public static final int QUERY_TIMEOUT = 3024;

    // replication
    /** A table without a primary key, for instance, which group replication does not take. */
    public static final int BEFORE_DML_VALIDATION_ERROR = 3098;
    public static final int RUN_HOOK_ERROR = 3100;
    public static final int TRANSACTION_ROLLBACK_DURING_COMMIT = 3101;
    public static final int GR_HOLD_WAIT_TIMEOUT = 3781;
    public static final int GR_HOLD_KILLED = 3782;
    public static final int GR_HOLD_MEMBER_STATUS_ERROR = 3783;
    public static final int GRP_TRX_CONSISTENCY_NOT_ALLOWED = 3796;
    public static final int GRP_TRX_CONSISTENCY_BEFORE = 3797;
    public static final int GRP_TRX_CONSISTENCY_AFTER_ON_TRX_BEGIN = 3798;
    public static final int GRP_TRX_CONSISTENCY_BEGIN_NOT_ALLOWED = 3799;

    // rows
    public static final int BAD_NULL_ERROR = 1048;
    public static final int DUP_ENTRY = 1062;
    public static final int INVALID_USE_OF_NULL = 1138;
    public static final int WARN_DATA_OUT_OF_RANGE = 1264;
    public static final int WARN_DATA_TRUNCATED = 1265;
    public static final int TRUNCATED_WRONG_VALUE = 1292;
    public static final int INVALID_CHARACTER_STRING = 1300;
    public static final int TRUNCATED_WRONG_VALUE_FOR_FIELD = 1366;
    public static final int ILLEGAL_VALUE_FOR_TYPE = 1367;
    public static final int DATA_TOO_LONG = 1406;
    public static final int NON_UNIQ_ERROR = 1052;
    public static final int WRONG_VALUE_COUNT_ON_ROW = 1136;
    public static final int WRONG_NUMBER_OF_COLUMNS_IN_SELECT = 1222;
    public static final int OPERAND_COLUMNS = 1241;
    public static final int VIEW_CHECK_FAILED = 1369;
    public static final int WRONG_VALUE_FOR_TYPE = 1411;
    public static final int NO_REFERENCED_ROW_2 = 1452;
    public static final int WRONG_VALUE = 1525;
    public static final int NO_PARTITION_FOR_GIVEN_VALUE = 1526;
    public static final int DUP_ENTRY_WITH_KEY_NAME = 1586;
    public static final int DATA_OUT_OF_RANGE = 1690;
    public static final int FOREIGN_DUPLICATE_KEY_WITH_CHILD_INFO = 1761;
    public static final int ROW_IN_WRONG_PARTITION = 1863;
    public static final int CHECK_CONSTRAINT_VIOLATED = 3819;
    public static final int CANNOT_CONVERT_STRING = 3854;

    // how a table is changed
    public static final int WRONG_USAGE = 1221;
    public static final int ALTER_OPERATION_NOT_SUPPORTED = 1845;
    public static final int ALTER_OPERATION_NOT_SUPPORTED_REASON = 1846;
    public static final int INNODB_MAX_ROW_VERSION = 4092;
    public static final int INNODB_INSTANT_ADD_NOT_SUPPORTED_MAX_FIELDS = 4158;

    // not allowed inside a transaction
    public static final int CANT_DO_THIS_DURING_AN_TRANSACTION = 1179;
    public static final int LOCK_OR_ACTIVE_TRANSACTION = 1192;
    public static final int CANT_CHANGE_TX_CHARACTERISTICS = 1568;
    public static final int INSIDE_TRANSACTION_PREVENTS_SWITCH_BINLOG_FORMAT = 1679;
    public static final int INSIDE_TRANSACTION_PREVENTS_SWITCH_BINLOG_DIRECT = 1685;
    public static final int INSIDE_TRANSACTION_PREVENTS_SWITCH_SQL_LOG_BIN = 1694;
    public static final int VARIABLE_NOT_SETTABLE_IN_TRANSACTION = 1766;
    public static final int GTID_UNSAFE_NON_TRANSACTIONAL_TABLE = 1785;
    public static final int CLIENT_GTID_UNSAFE_CREATE_DROP_TEMP_TABLE_IN_TRX_IN_SBR = 3748;

    private MySqlErrors() {
    }
}
