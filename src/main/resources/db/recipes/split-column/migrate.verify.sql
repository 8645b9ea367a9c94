-- The columns of every row of ${table} say the same: together they are the old one, or they are what it is taken apart into.
--
-- Reads all rows.
SELECT COUNT(*) AS different
FROM ${table}
WHERE NOT (CAST(${column} AS BINARY) <=> CAST(${whole} AS BINARY)
    OR CAST(${first} AS BINARY) <=> CAST(${first_value} AS BINARY)
    AND CAST(${second} AS BINARY) <=> CAST(${second_value} AS BINARY))
HAVING different > 0;
