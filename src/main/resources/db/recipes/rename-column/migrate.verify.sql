-- Both columns of every row of ${table} have the same value.
--
-- Reads all rows.
SELECT COUNT(*) AS different
FROM ${table}
WHERE NOT (CAST(${column} AS BINARY) <=> CAST(${new_name} AS BINARY))
HAVING different > 0;
