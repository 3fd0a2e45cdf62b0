/** What only a shell would understand; outside of quotes it means that the line needs one. */
const shellSyntax = /[|&;<>()$`*?~#]/;

export type Words = { readonly words: readonly string[] } | { readonly problem: string };

/** Splits a command line at blanks; quotes and backslashes as in a POSIX shell, anything else that a shell does is a problem. */
export function shellWords(line: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  for (let index = 0; index < line.length; index++) {
    const char = line.charAt(index);
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'" || char === '"') {
      const quoted = readQuoted(line, index);
      if (quoted === undefined) return { problem: `the quote ${char} is not closed` };
      if (quoted.syntax !== undefined) return { problem: needsShell(quoted.syntax) };
      word = (word ?? "") + quoted.text;
      index = quoted.end;
    } else if (char === "\\") {
      index++;
      word = (word ?? "") + line.charAt(index);
    } else if (shellSyntax.test(char)) {
      return { problem: needsShell(char) };
    } else {
      word = (word ?? "") + char;
    }
  }
  if (word !== undefined) words.push(word);
  return words.length === 0 ? { problem: "the command is empty" } : { words };
}

function needsShell(char: string): string {
  return `${char} means something only to a shell, and none runs this command`;
}

type Quoted = { readonly text: string; readonly end: number; readonly syntax?: string | undefined };

function readQuoted(line: string, start: number): Quoted | undefined {
  const quote = line.charAt(start);
  let text = "";
  let syntax: string | undefined;
  for (let index = start + 1; index < line.length; index++) {
    const char = line.charAt(index);
    if (char === quote) return { text, end: index, syntax };
    if (quote === '"' && char === "\\" && /["\\$`]/.test(line.charAt(index + 1))) {
      index++;
      text += line.charAt(index);
      continue;
    }
    if (quote === '"' && /[$`]/.test(char)) syntax ??= char;
    text += char;
  }
  return undefined;
}
