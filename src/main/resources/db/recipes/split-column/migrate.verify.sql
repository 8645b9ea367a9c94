-- The columns of every row of ${table} agree: joined, they give the old column, or they are what the old column is split into.
--
-- Reads all rows.
SELECT COUNT(*) AS different
FROM ${table}
WHERE NOT (CAST(${column} AS BINARY) <=> CAST(${whole} AS BINARY)
    OR CAST(${first} AS BINARY) <=> CAST(${first_value} AS BINARY)
    AND CAST(${second} AS BINARY) <=> CAST(${second_value} AS BINARY))
HAVING different > 0;
