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
-- words
Detected removed column 't.c'
Detected auto_increment change from off to on on 't.id'
Detected added column 't.n'
Detected type change from VARCHAR(20) to VARCHAR(40) on 't.b'
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't.b'
Detected nullability change from NULL to NOT NULL on 't.b'
Detected server default change from NULL to 'x' on 't.b'
Detected type change from INT to BIGINT on 't.a'
Detected position change from after id to after b on 't.a'
Detected added column 't.g'
Detected definition change from INDEX (a) to INDEX (a DESC, n) on 't.ix_a'
Detected added index 't.ux_g'
Detected definition change from CHECK (a > 0) to CHECK (a > 1) on 't.ck_a'
Detected added check 't.ck_n'
Detected comment change from 'one' to 'two' on 't'
Detected default collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't'
-- up
-- Duplicates in existing rows make the new unique index ux_g of t fail.
-- Drops t.c and its values.
ALTER TABLE t
    DROP INDEX ix_a,
    DROP CHECK ck_a,
    DROP COLUMN c,
    MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT,
    ADD COLUMN n DATE NULL AFTER id,
    MODIFY COLUMN b VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    MODIFY COLUMN a BIGINT NULL AFTER b,
    ADD COLUMN g BIGINT GENERATED ALWAYS AS (a + 1) STORED,
    ADD INDEX ix_a (a DESC, n),
    ADD UNIQUE INDEX ux_g (g),
    ADD CONSTRAINT ck_a CHECK (a > 1),
    ADD CONSTRAINT ck_n CHECK (n > '2000-01-01'),
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin,
    COMMENT = 'two';

-- t.b becomes NOT NULL: existing rows without a value get the default.
UPDATE t
SET b = 'x'
WHERE b IS NULL;

ALTER TABLE t
    MODIFY COLUMN b VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'x';
-- down
-- Drops t.n and its values.
-- t.a changes from BIGINT to INT: rows with values out of its range make this fail.
-- t.b changes from VARCHAR(40) to VARCHAR(20): rows with longer values make this fail.
ALTER TABLE t
    DROP INDEX ix_a,
    DROP INDEX ux_g,
    DROP CHECK ck_a,
    DROP CHECK ck_n,
    DROP COLUMN n,
    DROP COLUMN g,
    MODIFY COLUMN id INT NOT NULL,
    MODIFY COLUMN a INT NULL,
    MODIFY COLUMN b VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL AFTER a,
    ADD COLUMN c INT NULL,
    ADD INDEX ix_a (a),
    ADD CONSTRAINT ck_a CHECK (a > 0),
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci,
    COMMENT = 'one';
