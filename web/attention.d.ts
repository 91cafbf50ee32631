/**
 * Multi-head self-attention (Vaswani et al., "Attention Is All You Need", 2017, section 3.2),
 * computed in float32 by attention.wasm.
 *
 * All arrays are row-major and dense. N is the number of tokens, dK the width of one head. What
 * cannot be computed is refused: a TypeError for the wrong kind of value, a RangeError for a wrong
 * length, size or temperature, for NaN and infinity, for numbers so large that a result is beyond
 * float32, and for arrays that do not fit into memory. Every result is finite.
 */

/** Numbers; anything but a Float32Array is converted to one first. */
export type Floats = Float32Array | Float64Array | readonly number[];

export interface AttentionSource {
  /**
   * The compiled core instead of the one beside this module that suits the host best
   * (attention-relaxed.wasm, attention.wasm or attention-scalar.wasm): its bytes, a URL (a relative
   * one is relative to this module) or a compiled module, for instance one sent to a worker.
   */
  wasm?: BufferSource | string | URL | WebAssembly.Module;
}

/**
 * Loads the core: by fetch in a page, from the file system in Node.js. Each call makes a core with a
 * memory of its own.
 */
export default function createAttention(source?: AttentionSource): Promise<AttentionCore>;

export interface AttentionCore {
  /** Makes a layer, which takes a copy of the projections. Layers are independent of one another. */
  multiHead(description: MultiHeadDescription): MultiHead;
}

/**
 * The four projections. Head h owns the columns h·dK to (h + 1)·dK of wq, wk and wv, and the same
 * rows of wo. dK is not given: it is wq.length / (dModel · heads).
 */
export interface MultiHeadDescription {
  /** Width of a token. */
  dModel: number;
  heads: number;
  /** dModel × (heads·dK) */
  wq: Floats;
  /** dModel × (heads·dK) */
  wk: Floats;
  /** dModel × (heads·dK) */
  wv: Floats;
  /** (heads·dK) × dModel */
  wo: Floats;
}

export interface AttentionOptions {
  /** N; without it, what the length of the given arrays makes it. */
  tokens?: number;
  /** τ > 0 in weights = softmax((q·k / √dK + bias) / τ); 1 if not given. */
  temperature?: number;
  /** One τ for each head; replaces `temperature`. */
  headTemperatures?: Floats | null;
  /** heads × N × N, added to q·k / √dK. For keys to leave out there is `mask`. */
  bias?: Floats | null;
  /**
   * N flags. A token that is marked gets a weight of exactly 0 from everyone, as padding does; it
   * still asks for itself. If all are marked, all weights and the output are 0.
   */
  mask?: ArrayLike<boolean | number> | null;
  /**
   * false: `weights` is null, and their heads × N × N numbers are never held, so that memory grows
   * with N and not with its square. true if not given.
   */
  keepWeights?: boolean;
  /**
   * true: results are views of the core's own memory, for nothing; a copy of large weights takes
   * longer than computing them. Read them before the layer's next call or its end: that memory is
   * written to again then, and a view is detached (of length 0) once the memory has grown for
   * anything. false if not given: copies.
   */
  views?: boolean;
}

export interface StepOptions extends AttentionOptions {
  /** Of the heads·N rows there are, how many a step computes at least. 256 if not given. */
  rows?: number;
}

/** Copies, which stay as they are whatever is computed later, unless `views` was asked for. */
export interface AttentionResult {
  /** N × dModel: the heads' results side by side · wo. */
  output: Float32Array;
  /** heads × N × N, each row of which sums to 1; null if keepWeights is false. */
  weights: Float32Array | null;
}

export interface AttendResult extends AttentionResult {
  /** N × (heads·dK): weights · V of every head, side by side. */
  concat: Float32Array;
}

export interface MultiHead {
  readonly dModel: number;
  readonly heads: number;
  readonly dK: number;

  /** Self-attention of the tokens x, N × dModel. */
  forward(x: Floats, options?: AttentionOptions): AttentionResult;

  /**
   * The same in steps, for a page that stays alive meanwhile: yields the share that is done, 1 at
   * last, and returns what `forward` does. Q, K and V are computed before the first step. Whoever
   * stops stepping may call whatever they like next; steps that go on after that end in the results of
   * the later call.
   */
  steps(x: Floats, options?: StepOptions): Generator<number, AttentionResult, void>;

  /** The latest call's results once more; with `views`, without a copy. */
  results(options?: Pick<AttentionOptions, 'views'>): AttentionResult;

  /** One token's row of every head, heads × N, and of the heads' results, heads·dK. O(N·dModel). */
  row(token: number): { weights: Float32Array; concat: Float32Array };

  /**
   * The latest results with another q of one token, or another k and v, heads·dK each, in place of
   * its own: what computing all of it anew yields, within rounding. The new query's row, or the new
   * key's column, is all that is computed for each head; `results` has the rest.
   */
  updateQuery(token: number, q: Floats): void;
  updateKeyValue(token: number, k: Floats, v: Floats): void;

  /** The same as `forward` from given Q, K and V, each N × (heads·dK), the heads side by side. */
  attend(qkv: { q: Floats; k: Floats; v: Floats }, options?: AttentionOptions): AttendResult;

  /** Gives the layer's memory back to the core. Every later call of it but this one throws. */
  delete(): void;
}
