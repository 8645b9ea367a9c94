-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(5) DEFAULT x'41'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(5) DEFAULT 'A'
);
-- words
-- up
-- down
