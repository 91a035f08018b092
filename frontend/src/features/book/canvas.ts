/** A canvas with as many pixels as the screen shows of it. Its size is told, not asked for: to ask costs a layout of the page. */
export class SharpCanvas {
  readonly element: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #observer: ResizeObserver;
  #width = 0;
  #height = 0;

  /** @param onResize called when it has another size, and is empty */
  constructor(element: HTMLCanvasElement, onResize: () => void) {
    this.element = element;
    this.#context = element.getContext('2d');
    this.#observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      this.#width = entry.contentRect.width;
      this.#height = entry.contentRect.height;
      onResize();
    });
    this.#observer.observe(element);
  }

  /** In CSS pixels. */
  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  /** An empty canvas to draw on, in CSS pixels; undefined while it can't be seen. */
  begin(): CanvasRenderingContext2D | undefined {
    const context = this.#context;
    if (!context || this.#width === 0 || this.#height === 0) return undefined;
    const scale = window.devicePixelRatio;
    const [pixelWidth, pixelHeight] = [Math.round(this.#width * scale), Math.round(this.#height * scale)];
    if (this.element.width !== pixelWidth) this.element.width = pixelWidth;
    if (this.element.height !== pixelHeight) this.element.height = pixelHeight;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, this.#width, this.#height);
    return context;
  }

  destroy(): void {
    this.#observer.disconnect();
  }
}
