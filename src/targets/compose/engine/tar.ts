const block = 512;

/** The content of the first regular file in an archive, which is all that the engine sends for the path of a file. */
export function firstFile(archive: Buffer): Buffer | undefined {
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block);
    const size = Number.parseInt(text(header.subarray(124, 136)), 8);
    if (Number.isNaN(size)) return undefined;
    const content = archive.subarray(at + block, at + block + size);
    const kind = text(header.subarray(156, 157));
    if (kind === "0" || kind === "") return content;
    // Anything else before it describes the entry that follows.
    at += block + Math.ceil(size / block) * block;
  }
  return undefined;
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field
    .subarray(0, end < 0 ? undefined : end)
    .toString("latin1")
    .trim();
}
