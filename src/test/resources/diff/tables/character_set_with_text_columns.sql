-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL DEFAULT 'ü',
    b TEXT,
    c ENUM('ä', 'ö') NOT NULL DEFAULT 'ö'
) DEFAULT CHARACTER SET latin1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL DEFAULT 'ü',
    b TEXT,
    c ENUM('ä', 'ö') NOT NULL DEFAULT 'ö'
) DEFAULT CHARACTER SET utf8mb4;
-- rows
INSERT INTO t VALUES (1, 'größer', 'Überzug', 'ä');
