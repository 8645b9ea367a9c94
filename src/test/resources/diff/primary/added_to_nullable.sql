-- from
CREATE TABLE t (
    id INT,
    a INT
);
-- to
CREATE TABLE t (
    id INT,
    a INT,
    PRIMARY KEY (id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected nullability change from NULL to NOT NULL on 't.id'
Detected added index 't.PRIMARY KEY'
-- up
-- t.id becomes NOT NULL: existing rows need a value. Replace the placeholder 0.
UPDATE t
SET id = 0
WHERE id IS NULL;

-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    MODIFY COLUMN id INT NOT NULL,
    ADD PRIMARY KEY (id);
-- down
ALTER TABLE t
    DROP PRIMARY KEY,
    MODIFY COLUMN id INT NULL;
