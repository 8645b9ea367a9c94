-- from
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
