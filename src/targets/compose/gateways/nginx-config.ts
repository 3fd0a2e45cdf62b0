/** A directive of an NGINX configuration; `block` when it has braces. */
export type Directive = {
  readonly name: string;
  readonly args: readonly string[];
  readonly block?: readonly Directive[];
};

/**
 * The directives of a configuration as `nginx -T` prints it, or of one of its files. What cannot be understood is left out:
 * NGINX itself has accepted what is read here.
 */
export function parseNginx(text: string): readonly Directive[] {
  const tokens = [...text.matchAll(token)].map(([whole]) => whole).filter((each) => !each.startsWith("#"));
  return blockOf(tokens, { at: 0 });
}

/** A comment, a quoted word, one of `{};`, or a plain word, in which `${NAME}` may stand. */
const token = /#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{};]|(?:\\.|\$\{\w+\}|[^\s{};"'\\])+/g;

function blockOf(tokens: readonly string[], position: { at: number }): Directive[] {
  const found: Directive[] = [];
  let words: string[] = [];
  for (; position.at < tokens.length; position.at += 1) {
    const each = tokens[position.at] ?? "";
    if (each === "}") return found;
    if (each !== ";" && each !== "{") {
      words.push(unquoted(each));
      continue;
    }
    const [name = "", ...args] = words;
    words = [];
    if (each === ";") found.push({ name, args });
    else {
      position.at += 1;
      found.push({ name, args, block: blockOf(tokens, position) });
    }
  }
  return found;
}

function unquoted(word: string): string {
  return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}

/** Every directive, at any depth, with the blocks that are around it. */
export function* everyDirective(
  directives: readonly Directive[],
  around: readonly Directive[] = [],
): Iterable<{ readonly directive: Directive; readonly around: readonly Directive[] }> {
  for (const directive of directives) {
    yield { directive, around };
    if (directive.block !== undefined) yield* everyDirective(directive.block, [...around, directive]);
  }
}
