/** Rows of cells as lines with aligned columns. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => {
      const line = row.map((cell, column) => cell.padEnd(widths[column])).join('  ');
      return `${line.trimEnd()}\n`;
    })
    .join('');
}
