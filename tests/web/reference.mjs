// Attention over a team file in double precision, written from the design and sharing nothing with
// the C++ code: what the page shows is compared with it.

function affinity(team, head) {
  const ids = head.facets.map((facet) => facet.id);
  const matrix = ids.map((_, row) => ids.map((__, column) => (row === column ? 1 : 0)));
  for (const [a, b, value] of team.affinity ?? []) {
    const row = ids.indexOf(a);
    const column = ids.indexOf(b);
    if (row < 0 || column < 0) continue;
    matrix[row][column] = value;
    matrix[column][row] = value;
  }
  return matrix;
}

function carried(team, person, facet, depth) {
  const entry = person.carries?.[facet] ?? 0;
  const strength = typeof entry === 'number' ? entry : entry.strength;
  const days = typeof entry === 'number' ? 0 : entry.days_ago ?? 0;
  const true_key = strength * 2 ** (-days / team.half_life_days);
  const title_key = team.titles?.[person.title]?.[facet] ?? 0;
  return depth * true_key + (1 - depth) * title_key;
}

function softmax(scores) {
  const largest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - largest));
  const sum = exps.reduce((total, value) => total + value, 0);
  return exps.map((value) => value / sum);
}

// weights[head][person] for one query. needs: the incident's needs by facet id.
export function attention(team, { needs, query, temperature = 1, depth = 1 }) {
  const who = team.people.find((person) => person.name === query);
  return team.heads.map((head) => {
    const ids = head.facets.map((facet) => facet.id);
    const wanted = ids.map((id) => (needs[id] ?? 0) + (who.needs?.[id] ?? 0));
    const q = affinity(team, head).map(
      (row) => head.sharpness * row.reduce((sum, value, i) => sum + value * wanted[i], 0));
    const scores = team.people.map((person) => {
      if (person.available === false) return -Infinity;
      const dot = ids.reduce((sum, id, i) => sum + q[i] * carried(team, person, id, depth), 0);
      return dot / Math.sqrt(ids.length) / temperature;
    });
    return softmax(scores);
  });
}

export const entropyBits = (weights) =>
  weights.reduce((sum, w) => (w > 0 ? sum - w * Math.log2(w) : sum), 0);
