import { describe, expect, it } from 'vitest';
import { agoOf, deviceOf } from './words';

const NOW = Date.UTC(2026, 10, 25, 12);
const MINUTE = 60_000;

describe('agoOf', () => {
  it.each([
    [-5_000, 'just now'],
    [119_000, 'just now'],
    [2 * MINUTE, '2 min ago'],
    [59.9 * MINUTE, '59 min ago'],
    [60 * MINUTE, '1 h ago'],
    [23.9 * 60 * MINUTE, '23 h ago'],
    [30 * 60 * MINUTE, 'yesterday'],
    [50 * 60 * MINUTE, '2 days ago'],
    [20 * 24 * 60 * MINUTE, '5 Nov 2026'],
  ])('calls %d ms before now %s', (ago, words) => expect(agoOf(NOW - ago, NOW)).toBe(words));
});

describe('deviceOf', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox on Linux'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, 'Chrome on Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/142.0.0.0`, 'Edge on Windows'],
    [`Mozilla/5.0 (Linux; Android 16) ${chrome} Mobile Safari/537.36`, 'Chrome on Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    ['curl/8.5.0', 'curl'],
    ['python-requests/2.32 (x)', 'python-requests'],
    ['a'.repeat(100), 'a'.repeat(40)],
    ['', 'Unknown device'],
    [null, 'Unknown device'],
  ])('reads %j', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));
});
