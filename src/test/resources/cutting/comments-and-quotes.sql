# a hash; mark
--	a tab; behind
--
/* a /* is not nested */ CREATE TABLE a (id INT PRIMARY KEY, `a``;b` INT COMMENT 'it''s; \'x\'', delimiter CHAR(1) DEFAULT ';', path VARCHAR(9) DEFAULT '\\');
-----------------------------
--without a blank; it is the author's comment
SELECT 5--1;
(SELECT 1) UNION (SELECT 2);
/*! SET @x = 1 */;
/*!80000 SET @y = ';', @z = "*/" */;
SELECT 'a\\', "b\";", 'c\';', "d"";", `a``;b` FROM a;;
SELECT /*+ MAX_EXECUTION_TIME(1000) */ 'DELIMITER $$
DELIMITER ;' AS x;
SELECT
delimiter
FROM a; SELECT delimiter FROM a;
-- the last; one
