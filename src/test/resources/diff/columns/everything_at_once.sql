-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'x' COMMENT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    z INT,
    a VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT 'y' COMMENT 'two' INVISIBLE
);
-- rows
INSERT INTO t VALUES (1, 'v');
-- words
Detected added column 't.z'
Detected type change from VARCHAR(10) to VARCHAR(30) on 't.a'
Detected collation change from utf8mb4_0900_ai_ci to latin1_german1_ci on 't.a'
Detected nullability change from NULL to NOT NULL on 't.a'
Detected server default change from 'x' to 'y' on 't.a'
Detected visibility change from visible to invisible on 't.a'
Detected comment change from 'one' to 'two' on 't.a'
-- up
ALTER TABLE t
    ADD COLUMN z INT NULL AFTER id,
    MODIFY COLUMN a VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_german1_ci NULL INVISIBLE COMMENT 'two';

-- t.a becomes NOT NULL: existing rows without a value get the default.
UPDATE t
SET a = 'y'
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT 'y' INVISIBLE COMMENT 'two';
-- down
-- Drops t.z and its values.
-- t.a changes from VARCHAR(30) to VARCHAR(10): rows with longer values make this fail.
ALTER TABLE t
    DROP COLUMN z,
    MODIFY COLUMN a VARCHAR(10) NULL DEFAULT 'x' COMMENT 'one';
