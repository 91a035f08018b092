import type { OrderLine } from './openOrderLines';
import { spread } from './spread';

/** Handles that are out of view, where the lines are above and below what is shown. */
export interface OutOfView {
  readonly above: number;
  readonly below: number;
}

/** Of a handle, in pixels; as its style makes it. */
const HANDLE_HEIGHT = 24;

/**
 * Moves the elements that stand for lines to where the lines are. Called with every frame that the chart paints: it reads nothing of the
 * page and writes only what has changed.
 */
export class OrderHandles {
  readonly #yOf: (line: OrderLine) => number | undefined;
  readonly #elements = new Map<string, HTMLElement>();
  readonly #written = new WeakMap<HTMLElement, string>();
  #lines: readonly OrderLine[] = [];
  #layer: HTMLElement | null = null;
  #size = { width: 0, height: 0 };
  #out: OutOfView = { above: 0, below: 0 };
  #onOut: (out: OutOfView) => void = () => undefined;

  /** @param yOf where a line is, in pixels from the top; undefined while there is no price scale */
  constructor(yOf: (line: OrderLine) => number | undefined) {
    this.#yOf = yOf;
  }

  /** Width of the pane, without the price scale. */
  get width(): number {
    return this.#size.width;
  }

  /** How many lines are in view. */
  get inView(): number {
    return this.#lines.length - this.#out.above - this.#out.below;
  }

  isInView(y: number | undefined): boolean {
    return y !== undefined && y >= 0 && y <= this.#size.height;
  }

  set(lines: readonly OrderLine[]): void {
    this.#lines = lines;
    this.#arrange();
  }

  /** @param layer the element that has the handles in it; it is made as large as the pane */
  setLayer(layer: HTMLElement | null, onOut: (out: OutOfView) => void): void {
    this.#layer = layer;
    this.#onOut = onOut;
    this.#resize();
  }

  setElement(id: string, element: HTMLElement | null): void {
    if (!element) {
      this.#elements.delete(id);
      return;
    }
    this.#elements.set(id, element);
    this.#arrange();
  }

  /** What a line is held by. */
  gripOf(id: string): HTMLElement | undefined {
    return this.#elements.get(id)?.querySelector<HTMLElement>('[role=slider]') ?? undefined;
  }

  /** What is said at a handle while its line is being moved. */
  say(id: string, text: string): void {
    const place = this.#elements.get(id)?.querySelector<HTMLElement>('[data-move]');
    if (place && place.textContent !== text) place.textContent = text;
  }

  /** The pane has been painted. */
  place({ width, height }: { readonly width: number; readonly height: number }): void {
    if (width !== this.#size.width || height !== this.#size.height) {
      this.#size = { width, height };
      this.#resize();
    }
    this.#arrange();
  }

  #resize(): void {
    if (!this.#layer) return;
    this.#layer.style.width = `${this.#size.width}px`;
    this.#layer.style.height = `${this.#size.height}px`;
  }

  #arrange(): void {
    const { height } = this.#size;
    const placed = this.#lines.map((line) => ({ line, y: this.#yOf(line) }));
    const inView = placed
      .flatMap(({ line, y }) => (y !== undefined && this.isInView(y) ? [{ line, y }] : []))
      .sort((a, b) => a.y - b.y);
    const middles = spread(
      inView.map(({ y }) => y),
      HANDLE_HEIGHT,
      height,
    );
    const out = { above: 0, below: 0 };
    inView.forEach(({ line }, index) => this.#put(line, middles[index] ?? 0, ''));
    for (const { line, y } of placed) {
      if (this.isInView(y)) continue;
      const edge = (y ?? height) < 0 ? 'above' : 'below';
      this.#put(line, edge === 'above' ? HANDLE_HEIGHT / 2 : height - HANDLE_HEIGHT / 2, edge);
      out[edge]++;
    }
    if (out.above === this.#out.above && out.below === this.#out.below) return;
    this.#out = out;
    this.#onOut(out);
  }

  /** @param edge behind which edge of the pane the line is */
  #put({ id }: OrderLine, middle: number, edge: 'above' | 'below' | ''): void {
    const element = this.#elements.get(id);
    const place = `translateY(${Math.round(middle - HANDLE_HEIGHT / 2)}px)`;
    if (!element || this.#written.get(element) === place + edge) return;
    this.#written.set(element, place + edge);
    element.style.transform = place;
    element.dataset['edge'] = edge;
  }
}
