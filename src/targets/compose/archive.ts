/** A file, or a folder when it has no content, as it goes into an archive. */
export type ArchiveEntry = { readonly path: string; readonly mode: number; readonly content?: Uint8Array };

const block = 512;
const longestName = 100;

/** A tar archive that every tar reads; entries keep their order, and belong to whoever unpacks them. */
export function archiveOf(entries: readonly ArchiveEntry[]): Buffer {
  const pieces = entries.flatMap(({ path, mode, content }) => [
    ...longName(path),
    header(path, mode, content),
    ...(content === undefined ? [] : [content, padding(content.length)]),
  ]);
  return Buffer.concat([...pieces, Buffer.alloc(2 * block)]);
}

/** A name that does not fit into the header goes before it, in the way of GNU, which all understand. */
function longName(path: string): Uint8Array[] {
  const name = Buffer.from(`${path}\0`);
  if (name.length <= longestName) return [];
  return [fields({ name: "././@LongLink", mode: 0, size: name.length, kind: "L" }), name, padding(name.length)];
}

function header(path: string, mode: number, content: Uint8Array | undefined): Buffer {
  const name = content === undefined ? `${path}/` : path;
  return fields({ name, mode, size: content?.length ?? 0, kind: content === undefined ? "5" : "0" });
}

type Fields = { readonly name: string; readonly mode: number; readonly size: number; readonly kind: string };

function fields({ name, mode, size, kind }: Fields): Buffer {
  const made = Buffer.alloc(block);
  const octal = (value: number, at: number, width: number) => {
    made.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
  };
  Buffer.from(name).copy(made, 0, 0, longestName);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  made.write("        ", 148, "latin1");
  made.write(kind, 156, "latin1");
  made.write("ustar  \0", 257, "latin1");
  const sum = made.reduce((total, byte) => total + byte, 0);
  made.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return made;
}

function padding(length: number): Buffer {
  return Buffer.alloc((block - (length % block)) % block);
}
