-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_f ((CONCAT(b, ' it''s; ')))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_f ((CONCAT(b, ' \\ "x" ')))
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from INDEX ((concat(b, ' it\'s; '))) to INDEX ((concat(b, ' \\ "x" '))) on 't.ix_f'
-- up
ALTER TABLE t
    DROP INDEX ix_f,
    ADD INDEX ix_f ((concat(b, ' \\ "x" ')));
-- down
ALTER TABLE t
    DROP INDEX ix_f,
    ADD INDEX ix_f ((concat(b, ' it\'s; ')));
