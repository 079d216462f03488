/** Where rows go. The writer of a spreadsheet library fits, or anything else with these methods. */
export interface RowSink<Row> {
  /** Takes a row. The next one comes when the returned promise, if there is one, has resolved. */
  writeRow(row: Row): unknown;
  /** There are no more rows. What it returns is awaited. */
  end(): unknown;
  /** The rows ended early, so that what was written is not complete. */
  abort?(reason: unknown): void;
}
