/** A place where a Compose file refers to a variable; lines and columns count from 1. */
export type Reference = {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `${NAME:?…}` and `${NAME?…}`; `empty`: an empty value is refused too. */
  readonly required?: { readonly empty: boolean; readonly message: string };
  /** Stands inside another expression, which decides whether it counts. */
  readonly nested: boolean;
};

const expression = /\$\$|\$\{([A-Za-z_]\w*)(?:(:?\?)([^}]*))?|\$([A-Za-z_]\w*)|\}/g;

/** Every reference in the text except in lines that are comments. */
export function references(file: string, text: string): Reference[] {
  return text.split("\n").flatMap((line, index) => (/^\s*#/.test(line) ? [] : inLine(file, line, index + 1)));
}

function inLine(file: string, text: string, line: number): Reference[] {
  const found: Reference[] = [];
  let depth = 0;
  for (const match of text.matchAll(expression)) {
    const [whole, braced, operator, message = "", bare] = match;
    if (whole === "}") depth = Math.max(0, depth - 1);
    const name = braced ?? bare;
    if (name === undefined) continue;
    const required = operator === undefined ? {} : { required: { empty: operator === ":?", message } };
    found.push({ name, file, line, column: match.index + 1, nested: depth > 0, ...required });
    if (braced !== undefined) depth += 1;
  }
  return found;
}
