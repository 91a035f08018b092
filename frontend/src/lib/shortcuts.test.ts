import { beforeEach, expect, it, vi } from 'vitest';
import { Shortcuts, type KeyPress } from './shortcuts';

const shortcutsOf = () => {
  const shortcuts = new Shortcuts();
  const ran: string[] = [];
  const add = (keys: string, name = keys) =>
    shortcuts.register({ keys, description: name, scope: 'Everywhere', run: () => ran.push(name) });
  return { shortcuts, ran, add };
};

let time = 0;
beforeEach(() => {
  time = 0;
});

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  timeStamp: (time += 100),
  ...more,
});

it('runs what a key is for', () => {
  const { shortcuts, ran, add } = shortcutsOf();
  add('?');

  expect(shortcuts.press(press('?', { shiftKey: true }))).toBe(true);
  expect(shortcuts.press(press('x'))).toBe(false);

  expect(ran).toEqual(['?']);
});

it('runs what two keys are for, when the second comes soon', () => {
  const { shortcuts, ran, add } = shortcutsOf();
  add('g t');
  add('t');

  shortcuts.press(press('g'));
  shortcuts.press(press('t'));
  shortcuts.press(press('g'));
  time += 2_000;
  shortcuts.press(press('t'));

  expect(ran).toEqual(['g t', 't']);
});

it('takes a second key that fits nothing for a first one', () => {
  const { shortcuts, ran, add } = shortcutsOf();
  add('g h');
  add('b');

  shortcuts.press(press('g'));
  shortcuts.press(press('b'));
  shortcuts.press(press('h'));

  expect(ran).toEqual(['b']);
});

it('leaves the keys of browser and system alone', () => {
  const { shortcuts, ran, add } = shortcutsOf();
  add('t');

  expect(shortcuts.press(press('t', { ctrlKey: true }))).toBe(false);
  expect(shortcuts.press(press('t', { metaKey: true }))).toBe(false);
  expect(shortcuts.press(press('t', { altKey: true }))).toBe(false);

  expect(ran).toEqual([]);
});

it('reads a letter the same with Caps Lock, but not with Shift', () => {
  const { shortcuts, ran, add } = shortcutsOf();
  add('b');

  shortcuts.press(press('B'));
  shortcuts.press(press('B', { shiftKey: true }));

  expect(ran).toEqual(['b']);
});

it('prefers the later of two with the same keys, and falls back when that is gone', () => {
  const { shortcuts, ran, add } = shortcutsOf();
  add('s', 'page');
  const remove = add('s', 'panel');

  shortcuts.press(press('s'));
  remove();
  shortcuts.press(press('s'));

  expect(ran).toEqual(['panel', 'page']);
});

it('says when there are others', () => {
  const { shortcuts, add } = shortcutsOf();
  const listener = vi.fn();
  shortcuts.subscribe(listener);

  const remove = add('b');
  expect(shortcuts.get().map(({ keys }) => keys)).toEqual(['b']);
  remove();

  expect(shortcuts.get()).toEqual([]);
  expect(listener).toHaveBeenCalledTimes(2);
});
