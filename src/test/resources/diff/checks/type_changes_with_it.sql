-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10),
    CONSTRAINT ck_a CHECK (a IN ('1', '2'))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    CONSTRAINT ck_a CHECK (a BETWEEN 1 AND 2)
);
-- rows
INSERT INTO t VALUES (1, '1'), (2, '2');
-- words
Detected type change from VARCHAR(10) to INT on 't.a'
Detected definition change from CHECK (a in ('1', '2')) to CHECK (a between 1 and 2) on 't.ck_a'
-- up
-- t.a changes from VARCHAR(10) to INT: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    DROP CHECK ck_a,
    MODIFY COLUMN a INT NULL,
    ADD CONSTRAINT ck_a CHECK (a between 1 and 2);
-- down
-- t.a changes from INT to VARCHAR(10): rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    DROP CHECK ck_a,
    MODIFY COLUMN a VARCHAR(10) NULL,
    ADD CONSTRAINT ck_a CHECK (a in ('1', '2'));
