// Numbers for tests of the attention core.

// Uniform in [-1, 1], the same numbers in every run (xorshift32).
export function randomSource(seed) {
  let state = seed;
  return (count) => Float32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  });
}

// The largest difference; infinite where one of them is not a number.
export const largest = (found, expected) => expected.reduce((most, value, i) => {
  const difference = Math.abs(value - found[i]);
  return difference <= most ? most : Number.isNaN(difference) ? Infinity : difference;
}, 0);
