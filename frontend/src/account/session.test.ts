import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/http';
import { Session, type SessionApi } from './session';
import type { User } from './wire';

const immediately = { request: (callback: () => void) => callback() };
const alice: User = { accountId: '2', username: 'alice@example.com', operator: false };
const unauthenticated = new ApiError('Log in.', 401, 'UNAUTHENTICATED');

let stored: Map<string, string>;
let windowEvents: EventTarget;
let api: { [K in keyof SessionApi]: ReturnType<typeof vi.fn<SessionApi[K]>> };
let session: Session;
let heard: (string | undefined)[];

beforeEach(() => {
  vi.useFakeTimers();
  stored = new Map();
  windowEvents = new EventTarget();
  vi.stubGlobal('window', windowEvents);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  api = {
    session: vi.fn<SessionApi['session']>().mockResolvedValue(alice),
    login: vi.fn<SessionApi['login']>().mockResolvedValue(alice),
    register: vi.fn<SessionApi['register']>().mockResolvedValue(alice),
    logout: vi.fn<SessionApi['logout']>().mockResolvedValue(),
  };
  session = new Session(api, immediately);
  heard = [];
  session.onChange((user, isNew) => heard.push(`${user?.username ?? 'nobody'}${isNew ? ', new' : ''}`));
});

afterEach(() => {
  session.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('does not ask the server where nobody has logged in', () => {
  session.start();

  expect(api.session).not.toHaveBeenCalled();
  expect(session.state.get()).toEqual({ status: 'anonymous', ended: false });
});

it('finds the session of before again', async () => {
  stored.set('bourse.session', '2');
  session.start();
  await vi.advanceTimersByTimeAsync(0);

  expect(session.state.get()).toEqual({ status: 'user', user: alice });
  expect(heard).toEqual(['alice@example.com']);
});

it('says that a session of before has ended', async () => {
  stored.set('bourse.session', '2');
  api.session.mockRejectedValue(unauthenticated);
  session.start();
  await vi.advanceTimersByTimeAsync(0);

  expect(session.state.get()).toEqual({ status: 'anonymous', ended: true });
  expect(stored.size).toBe(0);
});

it('asks again while the server is away', async () => {
  stored.set('bourse.session', '2');
  api.session.mockRejectedValueOnce(new ApiError('The server cannot be reached.'));
  session.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(session.state.get().status).toBe('loading');

  await vi.advanceTimersByTimeAsync(3_000);

  expect(session.state.get().status).toBe('user');
});

it('begins with a log in and ends with a log out', async () => {
  session.start();
  await session.login({ username: 'alice@example.com', password: 'secret' });
  await session.logout();

  expect(heard).toEqual(['alice@example.com, new', 'nobody, new']);
  expect(session.state.get()).toEqual({ status: 'anonymous', ended: false });
});

it('stays when the server could not be told of the log out', async () => {
  session.start();
  await session.login({ username: 'alice@example.com', password: 'secret' });
  api.logout.mockRejectedValue(new ApiError('The server cannot be reached.'));

  await expect(session.logout()).rejects.toThrow('The server cannot be reached.');

  expect(session.state.get().status).toBe('user');
});

it('ends when any request finds it ended', async () => {
  session.start();
  await session.login({ username: 'alice@example.com', password: 'secret' });

  session.failed(new ApiError('Too much.', 429, 'RATE_LIMITED'));
  expect(session.state.get().status).toBe('user');
  session.failed(unauthenticated);

  expect(session.state.get()).toEqual({ status: 'anonymous', ended: true });
});

it('follows a log out in another page of this browser', async () => {
  session.start();
  await session.login({ username: 'alice@example.com', password: 'secret' });

  stored.delete('bourse.session');
  windowEvents.dispatchEvent(Object.assign(new Event('storage'), { key: 'bourse.session' }));

  expect(session.state.get().status).toBe('anonymous');
});

it('follows a log in in another page of this browser, with a session that is new here', async () => {
  session.start();

  stored.set('bourse.session', '2');
  windowEvents.dispatchEvent(Object.assign(new Event('storage'), { key: 'bourse.session' }));
  await vi.advanceTimersByTimeAsync(0);

  expect(heard).toEqual(['alice@example.com, new']);
});
