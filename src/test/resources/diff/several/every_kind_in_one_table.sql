-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT,
    b VARCHAR(20),
    c INT,
    PRIMARY KEY (id),
    KEY ix_a (a),
    CONSTRAINT ck_a CHECK (a > 0)
) COMMENT 'one';
-- to
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT,
    n DATE,
    b VARCHAR(40) NOT NULL DEFAULT 'x',
    a BIGINT,
    g BIGINT AS (a + 1) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY ux_g (g),
    KEY ix_a (a DESC, n),
    CONSTRAINT ck_a CHECK (a > 1),
    CONSTRAINT ck_n CHECK (n > '2000-01-01')
) COMMENT 'two' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100), (2, 20, 'two', 200);
