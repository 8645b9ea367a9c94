-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT NOT NULL,
    b JSON NOT NULL,
    c BLOB NOT NULL,
    d ENUM('x', 'y') NOT NULL,
    e DATE NOT NULL,
    f TIME(3) NOT NULL,
    g YEAR NOT NULL,
    h SET('x') NOT NULL,
    i BIT(2) NOT NULL,
    j DECIMAL(5,2) NOT NULL
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
Detected added column 't.b'
Detected added column 't.c'
Detected added column 't.d'
Detected added column 't.e'
Detected added column 't.f'
Detected added column 't.g'
Detected added column 't.h'
Detected added column 't.i'
Detected added column 't.j'
-- up
ALTER TABLE t
    ADD COLUMN a TEXT NULL,
    ADD COLUMN b JSON NULL,
    ADD COLUMN c BLOB NULL,
    ADD COLUMN d ENUM('x', 'y') NULL,
    ADD COLUMN e DATE NULL,
    ADD COLUMN f TIME(3) NULL,
    ADD COLUMN g YEAR NULL,
    ADD COLUMN h SET('x') NULL,
    ADD COLUMN i BIT(2) NULL,
    ADD COLUMN j DECIMAL(5,2) NULL;

-- t.a is new and NOT NULL without a default: existing rows need a value. Replace the placeholder ''.
UPDATE t
SET a = ''
WHERE a IS NULL;

-- t.b is new and NOT NULL without a default: existing rows need a value. Replace the placeholder
-- JSON_OBJECT().
UPDATE t
SET b = JSON_OBJECT()
WHERE b IS NULL;

-- t.c is new and NOT NULL without a default: existing rows need a value. Replace the placeholder ''.
UPDATE t
SET c = ''
WHERE c IS NULL;

-- t.d is new and NOT NULL without a default: existing rows need a value. Replace the placeholder 'x'.
UPDATE t
SET d = 'x'
WHERE d IS NULL;

-- t.e is new and NOT NULL without a default: existing rows need a value. Replace the placeholder
-- CURRENT_DATE.
UPDATE t
SET e = CURRENT_DATE
WHERE e IS NULL;

-- t.f is new and NOT NULL without a default: existing rows need a value. Replace the placeholder '00:00:00'.
UPDATE t
SET f = '00:00:00'
WHERE f IS NULL;

-- t.g is new and NOT NULL without a default: existing rows need a value. Replace the placeholder
-- YEAR(CURRENT_DATE).
UPDATE t
SET g = YEAR(CURRENT_DATE)
WHERE g IS NULL;

-- t.h is new and NOT NULL without a default: existing rows need a value. Replace the placeholder ''.
UPDATE t
SET h = ''
WHERE h IS NULL;

-- t.i is new and NOT NULL without a default: existing rows need a value. Replace the placeholder 0.
UPDATE t
SET i = 0
WHERE i IS NULL;

-- t.j is new and NOT NULL without a default: existing rows need a value. Replace the placeholder 0.
UPDATE t
SET j = 0
WHERE j IS NULL;

ALTER TABLE t
    MODIFY COLUMN a TEXT NOT NULL,
    MODIFY COLUMN b JSON NOT NULL,
    MODIFY COLUMN c BLOB NOT NULL,
    MODIFY COLUMN d ENUM('x', 'y') NOT NULL,
    MODIFY COLUMN e DATE NOT NULL,
    MODIFY COLUMN f TIME(3) NOT NULL,
    MODIFY COLUMN g YEAR NOT NULL,
    MODIFY COLUMN h SET('x') NOT NULL,
    MODIFY COLUMN i BIT(2) NOT NULL,
    MODIFY COLUMN j DECIMAL(5,2) NOT NULL;
-- down
-- Drops t.a and its values.
-- Drops t.b and its values.
-- Drops t.c and its values.
-- Drops t.d and its values.
-- Drops t.e and its values.
-- Drops t.f and its values.
-- Drops t.g and its values.
-- Drops t.h and its values.
-- Drops t.i and its values.
-- Drops t.j and its values.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN b,
    DROP COLUMN c,
    DROP COLUMN d,
    DROP COLUMN e,
    DROP COLUMN f,
    DROP COLUMN g,
    DROP COLUMN h,
    DROP COLUMN i,
    DROP COLUMN j;
