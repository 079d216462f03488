/** Whether a statement reads a whole table: a `SELECT` from one, without condition, grouping to one row or limit. */
export function isScan(sql: string | null): boolean {
  return sql !== null && /^\s*(?:select|with)\b/i.test(sql) && /\bfrom\b/i.test(sql) && !/\b(?:where|limit|fetch)\b/i.test(sql);
}

/** Whether a statement opens a transaction. */
export function isBegin(sql: string | null): boolean {
  return sql !== null && /^\s*(?:begin|savepoint|start\s+transaction)\b/i.test(sql);
}

/** Whether a statement opens, ends or marks a transaction, and does nothing else. */
export function isTransactionControl(sql: string | null): boolean {
  return isBegin(sql) || (sql !== null && /^\s*(?:commit|end|rollback|release)\b/i.test(sql));
}

/** Whether a pragma works through the database file. */
export function isSlowPragma(pragma: string | null): boolean {
  return pragma !== null && /^\s*(?:wal_checkpoint|integrity_check|quick_check|foreign_key_check|optimize|incremental_vacuum)\b/i.test(pragma);
}
