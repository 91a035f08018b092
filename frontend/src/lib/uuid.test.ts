import { expect, it } from 'vitest';
import { uuidV7 } from './uuid';

it('has its date in front, and says its version and variant', () => {
  const ones = new Uint8Array(10).fill(0xff);
  // RFC 9562, appendix A.6, is of this time.
  expect(uuidV7(0x017f22e279b0, ones)).toBe('017f22e2-79b0-7fff-bfff-ffffffffffff');
});

it('is another each time', () => {
  expect(uuidV7(1)).not.toBe(uuidV7(1));
});
