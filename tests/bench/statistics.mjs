// Of a list of samples, which stays as it is.
export const minimum = (samples) =>
  samples.reduce((least, each) => Math.min(least, each), Infinity);

export function median(samples) {
  const sorted = Float64Array.from(samples).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
