CREATE TABLE digit (d INT PRIMARY KEY);
INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
CREATE TABLE click (n INT PRIMARY KEY, page INT NOT NULL, hits INT NOT NULL);
-- Two million.
INSERT INTO click SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d + 1000000 * h.d,
    a.d * 7 + b.d, h.d
    FROM digit a, digit b, digit c, digit e, digit f, digit g, digit h WHERE h.d < 2;
