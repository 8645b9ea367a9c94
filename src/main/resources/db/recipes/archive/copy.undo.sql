-- @ignore delete-without-where Every row of it is still in ${table}; the assertion of this revision asks for it.
-- @batch
DELETE FROM ${archive};
