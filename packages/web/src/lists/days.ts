export type Day<Row> = { key: string; rows: Row[] };

/** Rows in their order, day by day of the reader's calendar. */
export function byDay<Row extends { at: string }>(rows: readonly Row[]): Day<Row>[] {
  const days: Day<Row>[] = [];
  for (const row of rows) {
    const key = new Date(row.at).toDateString();
    const last = days.at(-1);
    if (last?.key === key) last.rows.push(row);
    else days.push({ key, rows: [row] });
  }
  return days;
}
