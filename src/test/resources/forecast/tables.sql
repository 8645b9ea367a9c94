CREATE TABLE airlines (
    id   INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code CHAR(2)     NOT NULL,
    name VARCHAR(60) NOT NULL,
    CONSTRAINT uq_airlines_code UNIQUE (code)
);
CREATE TABLE flights (
    id         INT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
    airline_id INT            NOT NULL,
    number     VARCHAR(50)    NOT NULL,
    status     ENUM ('planned', 'departed', 'landed') NOT NULL DEFAULT 'planned',
    note       VARCHAR(50),
    price      DECIMAL(10, 2),
    seats      SMALLINT UNSIGNED,
    departs    DATETIME       NOT NULL,
    facts      JSON,
    doubled    DECIMAL(11, 2) GENERATED ALWAYS AS (price * 2) VIRTUAL,
    total      DECIMAL(12, 2) GENERATED ALWAYS AS (price * 3) STORED,
    place      POINT,
    KEY ix_flights_number (number),
    KEY ix_flights_airline (airline_id),
    CONSTRAINT ck_flights_price CHECK (price >= 0),
    CONSTRAINT ck_flights_seats CHECK (seats < 1000) NOT ENFORCED,
    CONSTRAINT fk_flights_airline FOREIGN KEY (airline_id) REFERENCES airlines (id)
);
CREATE TABLE bags (
    id        BIGINT       NOT NULL AUTO_INCREMENT,
    flight_id INT          NOT NULL,
    label     VARCHAR(100) NOT NULL,
    day       DATE         NOT NULL,
    PRIMARY KEY (id, day)
) PARTITION BY RANGE (YEAR(day)) (
    PARTITION p2024 VALUES LESS THAN (2025),
    PARTITION p2025 VALUES LESS THAN (2026),
    PARTITION p2026 VALUES LESS THAN (2027)
);
CREATE TABLE shards (
    id   INT NOT NULL PRIMARY KEY,
    name VARCHAR(20)
) PARTITION BY HASH (id) PARTITIONS 4;
CREATE TABLE texts (
    id   INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    body TEXT,
    head VARCHAR(100),
    FULLTEXT KEY ft_texts_body (body)
);
CREATE TABLE packed (
    id   INT NOT NULL PRIMARY KEY,
    name VARCHAR(30)
) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 8;
CREATE TABLE keyless (
    a INT,
    b VARCHAR(20)
);
INSERT INTO airlines (code, name) VALUES ('LH', 'Lufthansa'), ('BA', 'British Airways'), ('AF', 'Air France');
INSERT INTO flights (airline_id, number, note, price, seats, departs, facts, place)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
SELECT 1 + i % 3, CONCAT('X', i), IF(i % 2, 'late', NULL), i, i % 300, '2026-01-01 10:00:00', '{"tags": [1, 2]}', POINT(i, i) FROM n;
INSERT INTO bags (flight_id, label, day) SELECT id, number, DATE_ADD('2024-01-01', INTERVAL id DAY) FROM flights;
INSERT INTO shards SELECT id, number FROM flights;
INSERT INTO texts (body, head) SELECT CONCAT('words of ', number), number FROM flights;
INSERT INTO packed SELECT id, number FROM flights;
INSERT INTO keyless SELECT id, number FROM flights;
