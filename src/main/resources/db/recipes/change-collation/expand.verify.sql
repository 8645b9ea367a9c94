-- No two rows of ${table} have a ${column} that is equal under ${collation}, if the column has a unique index of its own.
--
-- Reads all rows and sorts them.
SELECT COUNT(*) AS equal_rows, MIN(${key}) AS one, MAX(${key}) AS another
FROM ${table}
WHERE ${column} IS NOT NULL AND EXISTS (
    SELECT 1
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = '${table}'
    GROUP BY index_name
    HAVING MAX(non_unique) = 0 AND COUNT(*) = 1 AND MAX(column_name) = '${column}')
GROUP BY CONVERT(${column} USING ${character_set}) COLLATE ${collation}
HAVING COUNT(*) > 1;
