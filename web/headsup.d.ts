/**
 * window.headsup: what other programs may do with the page, from its console, from a script of their
 * own, or from around it through an iframe's contentWindow.
 *
 *   await headsup.ready;
 *   headsup.setIncident('checkout times out since the deploy');
 *   headsup.state().brief;
 *
 * Before `ready` every other call throws. A call takes effect at once: the next state() shows it,
 * whether or not a frame was drawn. An argument of the wrong type is a TypeError.
 */
export interface Headsup {
  /** Resolved after the first frame, when everything is loaded; rejected when the page cannot start. */
  readonly ready: Promise<void>;

  // ---- Questions. About a head or a person that does not exist they throw a RangeError.

  state(): State;
  /** One row of weights for each person, in the order of state().people. */
  matrix(headId: string): number[][];
  /** The attention from the query to a person, from q and k to what is taken. */
  explain(headId: string, person: string): Explanation;
  /** The same as lines that can be checked by hand. */
  ledger(headId: string, person: string): Ledger;
  /**
   * The team file as JSON: headsup-team/1, or headsup-team/2 where heads have different numbers of
   * facets. withoutNames: people are numbered, and what they offer is left out.
   */
  exportTeam(withoutNames?: boolean): string;
  /** The same as a table: CSV with a row for each person and a column for each facet carried. */
  exportTable(withoutNames?: boolean): string;
  /** The same as a roster: a line for each person. */
  exportRoster(withoutNames?: boolean): string;
  /** The address that brings back what is shown now; the team itself is not part of it. */
  permalink(withoutNames?: boolean): string;
  /** The graph as a picture. */
  graphSvg(): string;
  /** Every matrix of the layer; of more than 256 people, what the query's row is made of. */
  matricesCsv(): string;
  /** The same as JSON. */
  matricesJson(): string;
  briefMarkdown(): string;
  /** What the scale lab has measured, one line for each size, separated by tabs. */
  labTable(): string;

  // ---- Commands. After an error nothing has changed.

  /** Makes a person the query. */
  select(name: string): Result;
  setIncident(text: string): Result;
  /** From 0.05 to 20; what is beyond is set to the nearest of them. */
  setTemperature(temperature: number): Result;
  /** 0: what a job title suggests; 1: what people truly carry. */
  setDepth(depth: number): Result;
  setHeadEnabled(headId: string, on: boolean): Result;
  setAvailable(name: string, on: boolean): Result;
  setView(view: ViewName): Result;
  /** How many strands a person keeps where everyone is shown: 1 to 12. */
  /** How far a page is drawn up over the graph, on a phone. */
  setPageHeight(height: PageHeight): Result;
  setStrongest(strands: number): Result;
  /** 0: the temperature of all heads. */
  setHeadTemperature(headId: string, temperature: number): Result;
  /** Knowledge cools by as many days. */
  setDaysLater(days: number): Result;
  /** The text beside the incident on the page of query and key. */
  setComparison(text: string): Result;
  /** Replaces one number of a person's q, k or v. */
  editNumber(matrix: MatrixName, person: string, facetId: string, value: number): Result;
  /** Flies to the person whose name starts with this, has a word that does, or contains it. */
  find(text: string): Result;
  undo(): Result;
  redo(): Result;
  /** A step of the pass, from 1, as it ends; 0 leaves it; without one it plays on. */
  play(step?: number): Result;
  pause(): Result;
  /** A step of the tour, from 1; 0 leaves it. */
  tour(step: number): Result;
  setLanguage(code: Language): Result;
  /** A head's part of the brief: whole, or its first line. */
  showBrief(headId: string, whole: boolean): Result;
  openLedger(headId: string, person: string): Result;
  closeLedger(): Result;
  /** The scale lab's organisation: 8 to 4,096 people, made from a seed of 1 to 100. */
  setLab(people: number, seed: number): Result;
  /** Shows the organisation in place of the team. */
  drawOrganisation(on: boolean): Result;
  /** Measures these numbers of people; null: the usual ones. */
  measureSizes(sizes: readonly number[] | null): Result;
  cancelMeasuring(): Result;
  /** Opens a team file. */
  loadTeam(jsonText: string): Result;
  /**
   * Opens whatever the text is: a team file, a table, a roster, what git log prints (see README). One
   * step of undo. A log or a long text is read in a worker: an abort rejects, and nothing has changed.
   */
  load(text: string, options?: LoadOptions): Promise<Loaded | { ok?: undefined; error: Refusal }>;
  /**
   * Asks the git history that the team was made from who made each of its last commits, from what was
   * known before: what `headsup --backtest N --report json` prints. In a worker; an abort rejects.
   */
  backtest(options?: BacktestOptions): Promise<Backtest | { error: Refusal }>;
  /** Opens a person's card. */
  editPerson(name: string): Result;
  /** What stands in the field of the page 'import'. */
  setDraft(text: string): Result;

  // ---- The teams that are kept in this browser. What is changed is kept by itself.

  teams(): Promise<SavedTeam[]>;
  openTeam(id: string): Promise<Result>;
  /** As it is listed. */
  renameTeam(id: string, name: string): Promise<Result>;
  duplicateTeam(id: string): Promise<Result>;
  /** Until the page is left, restoreTeam brings it back. */
  deleteTeam(id: string): Promise<Result>;
  restoreTeam(id: string): Promise<Result>;
}

export interface LoadOptions {
  signal?: AbortSignal;
  /** Told the share that is read, up to 1. A team file tells none. */
  progress?: (share: number) => void;
}

export interface Loaded {
  ok: true;
  error?: undefined;
  /** What the text was taken for. */
  kind: 'team' | 'table' | 'roster' | 'git-log';
  people: number;
  /** Columns and words that no facet lists. */
  unknown: string[];
  /** The same as a sentence. */
  told: string;
}

export interface BacktestOptions {
  /** How many of the last commits, 400 if missing; some of them are left out. */
  queries?: number;
  /** How long before each of them what is known ends; 24 if missing. */
  embargoHours?: number;
  signal?: AbortSignal;
  /** Told the share of the queries that are asked. */
  progress?: (share: number) => void;
}

export type Method = 'attention' | 'facets' | 'evidence' | 'bm25' | 'base_rate' | 'most_active'
  | 'last_author';
export type Finding = 'clear' | 'close' | 'several' | 'nobody';

export interface Backtest {
  error?: undefined;
  /** How many were asked. */
  queries: number;
  candidates_mean: number;
  /** How many were not, by why. */
  excluded: Record<'not_a_person' | 'bulk' | 'empty_subject' | 'no_candidates'
    | 'author_not_candidate', number>;
  /** How often the author is first, among three, the mean of 1 / rank; among: the first 1, 2 … 10. */
  methods: Record<Method, { top1: number; top3: number; mrr: number; among: number[] }>;
  /** Of each tenth of the stated shares: how many, their mean, and how often the first was right. */
  calibration: {
    ece: number;
    noise: number;
    bins: { n: number; stated: number; right: number | null }[];
  };
  /** right: the author is among the one, two, three who are named; for nobody, the first three. */
  verdicts: Record<Finding, { n: number; right: number | null }>;
  /** How unevenly people are named first. */
  load: { gini: number };
  /** The last ten that were asked, the newest first; rank: of the author. */
  latest: {
    hash: string; subject: string; author: string; first: string; share: number; rank: number;
    verdict: Finding;
  }[];
}

export type Result = { ok: true; error?: undefined } | { ok?: undefined; error: Refusal };

/** Where a text is wrong (line and column from 1; 0 where there is no text) and how. */
export interface Refusal {
  line: number;
  column: number;
  path: string;
  message: string;
}

export interface SavedTeam {
  id: string;
  name: string;
  people: number;
  /** When, as ISO 8601. */
  changed: string;
  deleted: boolean;
  /** The one on screen. */
  current: boolean;
}

/** How far what is on screen is kept. */
export interface Saved {
  /** none: nothing was changed yet; follower: another tab saves this team. */
  status: 'none' | 'saving' | 'saved' | 'not-saved' | 'follower';
  /** Why it is not saved. */
  reason?: 'full' | 'refused' | 'failed' | 'damaged' | 'newer';
  /** The id of the team on screen; empty: it is none of those that are kept. */
  team: string;
  /** All of it in a sentence. */
  line: string;
}

export type Language = 'en' | 'de';
export type MatrixName = 'q' | 'k' | 'v';
export type PageHeight = 'low' | 'half' | 'full';
export type PageName = 'contents' | 'matrices' | 'softmax' | 'query-key' | 'absence' | 'synthesis'
  | 'command' | 'scale' | 'limits' | 'take-away' | 'team' | 'import' | 'person' | 'facets'
  | 'incidents' | 'backtest' | 'teams';
export type ViewName = 'query' | 'everyone' | PageName;

export interface State {
  /** The team's name. */
  team: string;
  people: Person[];
  /** The name of who asks. */
  query: string;
  incident: Incident;
  temperature: number;
  depth: number;
  days_later: number;
  comparison: string;
  edits: Edit[];
  command: Command;
  lab: Lab;
  heads: Head[];
  brief: BriefLine[];
  /** Whom to tell; missing where there is nobody. */
  accountable?: string;
  view: View;
  saved: Saved;
  /** How many frames were drawn. */
  frames: number;
}

export interface Person {
  name: string;
  title: string;
  available: boolean;
  /** The middle of the face and its radius, in CSS pixels of the page. */
  x: number;
  y: number;
  radius: number;
  /** With a name and strands of their own, or one of the crowd around those. */
  drawn: 'full' | 'crowd';
  /** Whether the latest frame found room for their name. */
  labelled: boolean;
  /** What the person carries, as a line of text. */
  carries: string;
  overloaded: boolean;
}

export interface Incident {
  text: string;
  /** By facet id, from 0 to 1. */
  needs: Record<string, number>;
  /** What each term of the text raised. */
  matches: { term: string; facet: string; label: string; weight: number }[];
}

export interface Edit {
  matrix: MatrixName;
  person: string;
  facet: string;
  value: number;
}

/** The page of command and control. */
export interface Command {
  /** Of a made-up organisation; 0: the team. */
  people: number;
  spectral_radius: number;
  minutes: number;
  minutes_between: number;
  /** Who is heard when, as indices; empty: in the order of the people. */
  order: number[];
}

export interface Lab {
  people: number;
  seed: number;
  /** The organisation is shown in place of the team. */
  drawn: boolean;
  measuring: boolean;
  /** The number of people that is measured now; 0: none. */
  size: number;
  stage: 'idle' | 'forward' | 'rnn' | 'frames';
  /** How many sizes are left. */
  left: number;
  /** Of the present stage, from 0 to 1. */
  share: number;
  results: LabResult[];
}

export interface LabResult {
  people: number;
  forward_ms: number;
  rnn_ms: number;
  frame_ms: number;
  forward_runs: number;
  rnn_runs: number;
  frames: number;
  /** Measured in a worker or on a thread. */
  beside: boolean;
}

/** nobody: the text asks for nothing of this head, or all are equal; close: two within 5 points. */
export type Verdict = 'nobody' | 'close' | 'clear' | 'several';

export interface Head {
  id: string;
  label: string;
  enabled: boolean;
  temperature: number;
  /** Its temperature is its own, not that of all. */
  own_temperature: boolean;
  /** In the order of people. */
  weights: number[];
  entropy_bits: number;
  /** Entropy ÷ log2 of the people there are. */
  normalized_entropy: number;
  /** 2 to the power of the entropy. */
  effective_people: number;
  /** The largest weight less the second. */
  margin: number;
  verdict: Verdict;
}

export interface BriefLine {
  head: string;
  person: string;
  text: string;
  /** The person's weight. */
  share: number;
  effort?: string;
}

export interface View {
  theme: 'auto' | 'light' | 'dark';
  dark: boolean;
  mode: 'query' | 'everyone' | 'explain';
  /** Where mode is 'explain'. */
  page?: PageName;
  strongest: number;
  /** The share of attention whose strands are left out. */
  undrawn: number;
  draw_calls: number;
  language: Language;
  /** Links and files are taken along without names. */
  names_left_out: boolean;
  /** What this is and three ways on stand over the graph. */
  intro: boolean;
  sheet: 'incident' | 'heads' | 'brief';
  page_height: PageHeight;
  /** The heads whose part of the brief is shown whole, not just its first line. */
  brief_open: string[];
  /** The head whose matrices are shown; empty: all. */
  matrix: string;
  /** step 0: not on the tour; done: a bit for each step. */
  tour: { step: number; steps: number; done: number; answers: number[] };
  zoom: number;
  hovered: string;
  focused: string;
  /** The ledger that is open. */
  edge?: { head: string; person: string };
  notice: string;
  labels: (Box & { person: string })[];
  /** Those who are not drawn in full, and what they weigh together in each head that is on. */
  crowd: { people: number, shares: Record<string, number> };
  /** One pass, watched: step 0: none is; at: share of the step's time; numbers: what stands under
   * the names of those in full, by name and head. */
  player: {
    step: number; steps: number; playing: boolean; at: number; speed: number; id: string;
    shows: 'none' | 'product' | 'score' | 'exponential' | 'share';
    numbers: Record<string, Record<string, number>>;
  };
  controls: (Box & { id: string; option: number })[];
}

/** In CSS pixels of the page. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** softmax(q·k / √d_k / τ) v, of one head and one person. Lists have one number for each facet
 * of that head, d_k. */
export interface Explanation {
  q: number[];
  k: number[];
  products: number[];
  dot: number;
  /** dot ÷ √d_k */
  scaled: number;
  /** scaled ÷ τ */
  /** What a history's evidence adds to `scaled` before it is divided by τ; 0 where there is none. */
  bias: number;
  tempered: number;
  /** The largest of the row, which is subtracted before the powers are taken. */
  max: number;
  exp: number;
  /** Of the whole row. */
  sum: number;
  /** exp ÷ sum */
  weight: number;
  value: number[];
  /** weight · value */
  contribution: number[];
}

export interface Ledger {
  title: string;
  sections: {
    heading: string;
    formula: string;
    columns: string[];
    rows: { label: string; cells: string[] }[];
    note: string;
  }[];
}

declare global {
  interface Window {
    headsup: Headsup;
  }
}
