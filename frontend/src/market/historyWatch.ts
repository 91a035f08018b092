import { backoffMs, type Backoff } from '@/lib/backoff';

const BACKOFF: Backoff = { firstMs: 2_000, maxMs: 60_000 };
/** Looks in a row that brought nothing, after which the history counts as complete. */
const MAX_FRUITLESS = 8;

export type HistoryLook = 'complete' | 'grown' | 'unchanged';

/**
 * Looks again for history that was short at first: a platform that has just been started answers before it has fetched the
 * candles of the past from the exchange.
 */
export class HistoryWatch {
  readonly #look: () => Promise<HistoryLook>;
  #fruitless = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(look: () => Promise<HistoryLook>) {
    this.#look = look;
  }

  start(): void {
    this.#fruitless = 0;
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#fruitless >= MAX_FRUITLESS) return;
    this.#timer = setTimeout(() => void this.#lookAgain(), backoffMs(BACKOFF, this.#fruitless, Math.random()));
  }

  async #lookAgain(): Promise<void> {
    // An API that is away has nothing new.
    const found = await this.#look().catch(() => 'unchanged' as const);
    if (found === 'complete') return;
    this.#fruitless = found === 'grown' ? 0 : this.#fruitless + 1;
    this.#schedule();
  }
}
