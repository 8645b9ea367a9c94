-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    g VARCHAR(60) AS (CONCAT(a, ' it''s; ', a)) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    g VARCHAR(60) AS (CONCAT(a, ' \\ "x" ', a)) VIRTUAL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 'x');
-- words
Detected generation change from (concat(a, ' it\'s; ', a)) VIRTUAL to (concat(a, ' \\ "x" ', a)) VIRTUAL on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g VARCHAR(60) GENERATED ALWAYS AS (concat(a, ' \\ "x" ', a)) VIRTUAL;
-- down
ALTER TABLE t
    MODIFY COLUMN g VARCHAR(60) GENERATED ALWAYS AS (concat(a, ' it\'s; ', a)) VIRTUAL;
