/** Colours and marks of the terminal; a style without colours gives the same text without escape codes. */
export type Style = {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
};

const escape = String.fromCharCode(27);

function paint(code: number): (text: string) => string {
  return (text) => `${escape}[${code}m${text}${escape}[0m`;
}

export const colours: Style = { good: paint(32), bad: paint(31), warn: paint(33), dim: paint(2), bold: paint(1) };

const same = (text: string): string => text;
export const plain: Style = { good: same, bad: same, warn: same, dim: same, bold: same };

const escapes = new RegExp(`${escape}\\[[0-9;]*m`, "g");

/** How many columns the text takes on a terminal. */
export function width(text: string): number {
  return Array.from(text.replace(escapes, "")).length;
}
