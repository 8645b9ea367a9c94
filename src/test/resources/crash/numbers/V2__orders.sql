CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL UNIQUE);
CREATE TABLE orders (order_no BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL,
  CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customer (id)) AUTO_INCREMENT = 1000;
INSERT INTO customer (name) VALUES ('one'), ('two'), ('three');
-- More numbers are taken than rows are there.
INSERT INTO customer (name) SELECT CONCAT(name, '!') FROM customer;
DELETE FROM customer WHERE name = 'three!';
-- Later statements name numbers.
INSERT INTO customer (name) VALUES ('four');
INSERT INTO orders (customer_id) VALUES (7), (2);
START TRANSACTION;
INSERT INTO customer (name) VALUES ('five');
INSERT INTO orders (customer_id) VALUES (LAST_INSERT_ID());
INSERT IGNORE INTO customer (name) VALUES ('five');
COMMIT;
INSERT INTO customer (name) VALUES ('six');
CREATE TRIGGER ordered AFTER INSERT ON orders FOR EACH ROW
  INSERT INTO ledger (entry) VALUES (CONCAT('V2 order ', NEW.order_no, ' of ', NEW.customer_id));
INSERT INTO orders (customer_id) SELECT id FROM customer ORDER BY id;
ALTER TABLE customer AUTO_INCREMENT = 50;
INSERT INTO customer (name) VALUES ('fifty');
START TRANSACTION;
INSERT INTO customer (name) VALUES ('taken back');
ROLLBACK;
INSERT INTO customer (name) VALUES ('fifty-two');
-- A bulk on one table, then another, in one transaction.
LOCK TABLES customer WRITE, orders WRITE, ledger WRITE;
INSERT INTO customer (name) VALUES ('locked');
INSERT INTO orders (customer_id) VALUES (53);
UNLOCK TABLES;
