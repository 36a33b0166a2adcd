/**
 * Counts attempts by address, in the memory of one process and within bounds: it slows guessing down; that secrets cannot
 * be guessed is owed to their 192 random bits. The same secret again counts once, so that a script with an old token,
 * behind the same proxy as everybody else, uses nobody's attempts up.
 */
export class Attempts {
  readonly #max: number;
  readonly #windowMs: number;
  readonly #byAddress = new Map<string, { secrets: Set<string>; untilMs: number }>();

  constructor(options: { max: number; windowMs: number }) {
    this.#max = options.max;
    this.#windowMs = options.windowMs;
  }

  /** Whether this address has come with too many different secrets of late. */
  areTooMany(address: string, nowMs: number): boolean {
    const attempts = this.#byAddress.get(address);
    return attempts !== undefined && nowMs < attempts.untilMs && attempts.secrets.size >= this.#max;
  }

  /** Whether this very secret has just failed from this address. */
  has(address: string, secret: string, nowMs: number): boolean {
    const attempts = this.#byAddress.get(address);
    return attempts !== undefined && nowMs < attempts.untilMs && attempts.secrets.has(secret);
  }

  note(address: string, secret: string, nowMs: number): void {
    const present = this.#byAddress.get(address);
    if (present !== undefined && nowMs < present.untilMs) {
      if (present.secrets.size < this.#max) present.secrets.add(secret);
      return;
    }
    if (this.#byAddress.size >= addressesMax) this.#byAddress.clear();
    this.#byAddress.set(address, { secrets: new Set([secret]), untilMs: nowMs + this.#windowMs });
  }
}

const addressesMax = 10_000;
