-- Every ${column} of ${table} is in ${parent}.
--
-- Looks up every row by the key of ${parent}.
SELECT referring.${key}, referring.${column}
FROM ${table} referring
LEFT JOIN ${parent} referred ON referred.${parent_key} = referring.${column}
WHERE referring.${column} IS NOT NULL AND referred.${parent_key} IS NULL;
