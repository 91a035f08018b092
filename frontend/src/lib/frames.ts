/** Runs callbacks in frames of the screen, each at most once in one, however often they are asked for. */
export interface Frames {
  request(callback: () => void): void;
}

/**
 * What changes faster than the eye can follow is painted this often, in milliseconds, everything in the same frame: each frame in which
 * something changes costs the browser more than the change itself.
 */
const INTERVAL_MS = 40;
/** A hidden page gets no frames; its title and state still follow, this much later. */
const HIDDEN_PAGE_DELAY_MS = 500;

/** Frames of the browser's screen: the next one after a pause, and every third of sixty a second while all the time something changes. */
export class ScreenFrames implements Frames {
  readonly #callbacks = new Set<() => void>();
  #scheduled = false;
  #lastRun = -Infinity;

  request(callback: () => void): void {
    this.#callbacks.add(callback);
    if (this.#scheduled) return;
    this.#scheduled = true;
    const waitMs = this.#lastRun + INTERVAL_MS - performance.now();
    if (waitMs > 0) setTimeout(() => this.#runInFrame(), waitMs);
    else this.#runInFrame();
  }

  #runInFrame(): void {
    const run = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timeout);
      this.#run();
    };
    const frame = requestAnimationFrame(run);
    const timeout = setTimeout(run, HIDDEN_PAGE_DELAY_MS);
  }

  #run(): void {
    this.#scheduled = false;
    this.#lastRun = performance.now();
    const due = [...this.#callbacks];
    this.#callbacks.clear();
    due.forEach((callback) => callback());
  }
}
