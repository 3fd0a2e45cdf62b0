/**
 * The text in a stream of logs or of a program's output. Without a terminal the engine puts a header of eight bytes before
 * each piece: the stream's number, three zeros and the length. With one it sends the text as it is.
 */
export function textOf(stream: Buffer): string {
  if (!hasHeaders(stream)) return stream.toString("utf8");
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= stream.length;) {
    const length = stream.readUInt32BE(at + 4);
    pieces.push(stream.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(pieces).toString("utf8");
}

function hasHeaders(stream: Buffer): boolean {
  const [number = 255, ...zeros] = stream.subarray(0, 4);
  return number <= 2 && zeros.length === 3 && zeros.every((byte) => byte === 0);
}

/** Lines without their line ends and without the empty ones at the end. */
export function linesOf(text: string): string[] {
  return text.trimEnd() === "" ? [] : text.trimEnd().split(/\r?\n/);
}
