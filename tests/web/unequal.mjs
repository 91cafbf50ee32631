// The team of an export with heads of other numbers of facets: the first of theirs, or further ones.
export const COUNTS = [12, 3, 1, 8];

export function unequalTeam(text, counts = COUNTS) {
  const team = JSON.parse(text);
  team.format = 'headsup-team/2';
  const gone = new Set();
  team.heads.forEach((head, index) => {
    for (const { id } of head.facets.splice(counts[index])) gone.add(id);
    while (head.facets.length < counts[index]) {
      const number = head.facets.length + 1;
      head.facets.push({ id: `${head.id}_${number}`, label: `Further ${number}`, terms: [] });
    }
  });
  const without = (values) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => !gone.has(id)));
  team.affinity = team.affinity.filter(([a, b]) => !gone.has(a) && !gone.has(b));
  for (const title of Object.keys(team.titles)) team.titles[title] = without(team.titles[title]);
  for (const person of team.people) {
    person.carries = without(person.carries);
    if (person.needs) person.needs = without(person.needs);
    for (const offer of person.contributions) offer.facets = without(offer.facets);
  }
  return `${JSON.stringify(team, null, 2)}\n`;
}
