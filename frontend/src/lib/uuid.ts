/**
 * A UUID of version 7 (RFC 9562 section 5.7): its date in front, chance behind.
 *
 * @param timeMs Unix milliseconds
 * @param random ten bytes
 */
export function uuidV7(timeMs: number, random = crypto.getRandomValues(new Uint8Array(10))): string {
  const time = Math.floor(timeMs).toString(16).padStart(12, '0');
  const [a = 0, b = 0, c = 0, ...rest] = random;
  const bytes = [0x70 | (a & 0x0f), b, 0x80 | (c & 0x3f), ...rest];
  const hex = time + bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
