/** Runs callbacks at most once a screen frame, however often they are asked for. */
export interface Frames {
  request(callback: () => void): void;
}

/** A hidden page gets no frames; its title and state still follow, this much later. */
const HIDDEN_PAGE_DELAY_MS = 500;

/** Frames of the browser's screen. */
export class ScreenFrames implements Frames {
  readonly #callbacks = new Set<() => void>();
  #scheduled = false;

  request(callback: () => void): void {
    this.#callbacks.add(callback);
    if (this.#scheduled) return;
    this.#scheduled = true;
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
    const due = [...this.#callbacks];
    this.#callbacks.clear();
    due.forEach((callback) => callback());
  }
}
