// Tables of plain text: columns as wide as they need, numbers to the right.

const width = (text) => [...text].length;

// rows: lists of texts; the first is the head. align: one letter a column, l or r.
export function table(rows, align) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const line = (row) => row.map((text, column) => {
    const space = ' '.repeat(widths[column] - width(text));
    return align[column] === 'r' ? space + text : text + space;
  }).join('  ').trimEnd();
  const rule = widths.map((each) => '─'.repeat(each)).join('  ');
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

// 0.0000123 s as '12.3 µs'.
export function time(seconds) {
  const [value, unit] = seconds < 1e-3 ? [seconds * 1e6, 'µs'] : [seconds * 1e3, 'ms'];
  return `${significant(value)} ${unit}`;
}

// Three digits, more where they stand before the point.
export const significant = (value) => value >= 100 ? value.toFixed(0) : value.toPrecision(3);

export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
