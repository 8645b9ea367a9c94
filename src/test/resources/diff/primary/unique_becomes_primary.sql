-- from
CREATE TABLE t (
    code CHAR(3) NOT NULL,
    UNIQUE KEY ux_code (code)
);
-- to
CREATE TABLE t (
    code CHAR(3) NOT NULL,
    PRIMARY KEY (code)
);
-- rows
INSERT INTO t VALUES ('abc'), ('def');
