-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATE DEFAULT '2024-01-01'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATE DEFAULT '2025-01-01'
);
-- rows
INSERT INTO t VALUES (1, '2024-02-02');
-- words
Detected server default change from '2024-01-01' to '2025-01-01' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '2025-01-01';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '2024-01-01';
