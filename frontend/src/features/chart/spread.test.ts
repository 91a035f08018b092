import { expect, it } from 'vitest';
import { spread } from './spread';

it('leaves alone what is far enough apart', () => {
  expect(spread([], 20, 100)).toEqual([]);
  expect(spread([10, 30, 90], 20, 100)).toEqual([10, 30, 90]);
});

it('moves two that are at one place to both sides of it', () => {
  expect(spread([50, 50], 20, 100)).toEqual([40, 60]);
});

it('moves those aside that a group has grown into', () => {
  expect(spread([40, 50, 62, 190], 20, 200)).toEqual([152 / 3 - 20, 152 / 3, 152 / 3 + 20, 190]);
});

it('keeps all within the room', () => {
  expect(spread([0, 1, 99], 20, 100)).toEqual([10, 30, 90]);
});

it('overlaps evenly where there is no room for all', () => {
  expect(spread([50, 50, 50, 50], 40, 100)).toEqual([12.5, 37.5, 62.5, 87.5]);
});

it('never puts one before another, nor nearer than it must', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const wanted = Array.from({ length: 12 }, (_, index) => 150 + 150 * Math.sin(seed * (index + 1))).sort(
      (a, b) => a - b,
    );
    const places = spread(wanted, 20, 300);
    const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    expect(Math.min(...gaps), `seed ${seed}`).toBeGreaterThan(20 - 1e-9);
    expect(Math.min(...places), `seed ${seed}`).toBeGreaterThan(10 - 1e-9);
    expect(Math.max(...places), `seed ${seed}`).toBeLessThan(290 + 1e-9);
  }
});
