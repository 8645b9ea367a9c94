-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    g VARCHAR(40) AS (CONCAT(a, '!')) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(30),
    g VARCHAR(40)
);
-- rows
INSERT INTO t (id, a) VALUES (1, 'one'), (2, NULL);
-- words
Detected type change from VARCHAR(20) to VARCHAR(30) on 't.a'
Detected generation change from (concat(a, '!')) VIRTUAL to none on 't.g'
-- up
ALTER TABLE t
    DROP COLUMN g,
    MODIFY COLUMN a VARCHAR(30) NULL,
    ADD COLUMN g VARCHAR(40) NULL;

-- Computes t.g again, from columns that this changes.
UPDATE t
SET g = (concat(a, '!'));
-- down
-- t.a changes from VARCHAR(30) to VARCHAR(20): rows with longer values make this fail.
-- The values of t.g are replaced by those of its expression; they cannot be restored.
ALTER TABLE t
    DROP COLUMN g,
    MODIFY COLUMN a VARCHAR(20) NULL,
    ADD COLUMN g VARCHAR(40) GENERATED ALWAYS AS (concat(a, '!')) VIRTUAL;
