/** Bytes as text: base64 (RFC 4648), of which a zero byte stands for a run of zeros whose length follows. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function pack(bytes: Int8Array): string {
  const runs: number[] = [];
  for (let i = 0; i < bytes.length;) {
    const byte = (bytes[i] as number) & 255;
    if (byte !== 0) {
      runs.push(byte);
      i++;
      continue;
    }
    let length = 1;
    while (length < 255 && bytes[i + length] === 0) length++;
    runs.push(0, length);
    i += length;
  }
  let text = '';
  for (let i = 0; i < runs.length; i += 3) {
    const three = ((runs[i] as number) << 16) | ((runs[i + 1] ?? 0) << 8) | (runs[i + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) text += ALPHABET.charAt((three >> shift) & 63);
  }
  return text;
}

/** @param length how many bytes were packed */
export function unpack(text: string, length: number): Int8Array {
  const value = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) value[ALPHABET.charCodeAt(i)] = i;
  const bytes = new Int8Array(length);
  let at = 0;
  let zero = false;
  for (let i = 0; i < text.length; i += 4) {
    const four =
      ((value[text.charCodeAt(i)] as number) << 18) |
      ((value[text.charCodeAt(i + 1)] as number) << 12) |
      ((value[text.charCodeAt(i + 2)] as number) << 6) |
      (value[text.charCodeAt(i + 3)] as number);
    for (let shift = 16; shift >= 0 && at < length; shift -= 8) {
      const byte = (four >> shift) & 255;
      if (zero) {
        at += byte;
        zero = false;
      } else if (byte === 0) zero = true;
      else bytes[at++] = byte;
    }
  }
  return bytes;
}
