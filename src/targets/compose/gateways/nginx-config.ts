/** A directive of an NGINX configuration; `block` when it has braces. */
export type Directive = {
  readonly name: string;
  readonly args: readonly string[];
  readonly block?: readonly Directive[];
  /** Where its name begins in the text. */
  readonly at: number;
  /** Where the inside of its block begins. */
  readonly inside?: number;
};

/**
 * The directives of a configuration as `nginx -T` prints it, or of one of its files. What cannot be understood is left out:
 * NGINX itself has accepted what is read here.
 */
export function parseNginx(text: string): readonly Directive[] {
  return blockOf(tokensOf(text), { at: 0 });
}

/** Why the places of directives in the text cannot be trusted, one sentence; `undefined`: all of it was understood. */
export function nginxProblem(text: string): string | undefined {
  const tokens = tokensOf(text);
  let [end, depth] = [0, 0];
  for (const { text: word, at } of tokens) {
    if (text.slice(end, at).trim() !== "") return `line ${lineOf(text, end)} has a quote that does not end`;
    if (word.endsWith("_by_lua_block")) return `line ${lineOf(text, at)} has Lua in it`;
    end = at + word.length;
    depth += word === "{" ? 1 : word === "}" ? -1 : 0;
    if (depth < 0) return `line ${lineOf(text, at)} closes a block that nobody opened`;
  }
  if (text.slice(end).trim() !== "") return `line ${lineOf(text, end)} has a quote that does not end`;
  return depth === 0 ? undefined : "a block in it does not end";
}

function lineOf(text: string, at: number): number {
  const rest = text.slice(at);
  return text.slice(0, at + rest.length - rest.trimStart().length).split("\n").length;
}

type Token = { readonly text: string; readonly at: number };

/**
 * As NGINX reads it (`ngx_conf_read_token`): quotes, `#` and `}` mean something only where a word may begin, and within a word
 * `{` ends it unless it stands behind `$`. So a comment, a quoted word, one of `{};`, or a plain word.
 */
const token =
  /#[^\n]*|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|[{};]|(?:\\[^]|\$\{|[^ \t\r\n;{}\\"'#])(?:\\[^]|\$\{|[^ \t\r\n;{\\])*/g;

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(token)].map(({ 0: word, index }) => ({ text: word, at: index }));
}

function blockOf(tokens: readonly Token[], position: { at: number }): Directive[] {
  const found: Directive[] = [];
  let words: Token[] = [];
  for (; position.at < tokens.length; position.at += 1) {
    const each = tokens[position.at];
    if (each === undefined || each.text === "}") return found;
    if (each.text.startsWith("#")) continue;
    if (each.text !== ";" && each.text !== "{") {
      words.push(each);
      continue;
    }
    const [name = "", ...args] = words.map(({ text }) => unquoted(text));
    const directive = { name, args, at: words[0]?.at ?? each.at };
    words = [];
    if (each.text === ";") found.push(directive);
    else {
      position.at += 1;
      found.push({ ...directive, block: blockOf(tokens, position), inside: each.at + 1 });
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
