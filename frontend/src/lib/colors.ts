/**
 * What the page's colour variables are now, for a canvas, which knows none. A variable may be a function of the theme; an element's
 * colour is what has come out of it.
 */
export function readColors<K extends string>(variables: Readonly<Record<K, string>>): Record<K, string> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colors: Partial<Record<K, string>> = {};
  for (const name of Object.keys(variables) as K[]) {
    probe.style.color = `var(--${variables[name]})`;
    colors[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colors as Record<K, string>;
}
