/** Whether a path, relative to the context and with `/` between folders, is matched by a pattern itself. */
export type PathTest = (path: string) => boolean;

/**
 * The test for one cleaned pattern of a `.dockerignore` file, with BuildKit's own readings: `**x` matches every path that
 * ends in `x`, `x**` every path that starts with it, and `*` and `?` keep their meaning inside of brackets.
 * `undefined`: BuildKit cannot compile it and refuses the build.
 */
export function compilePattern(pattern: string): PathTest | undefined {
  const shape = translate(pattern);
  switch (shape.kind) {
    case "exact":
      return (path) => path === pattern;
    case "prefix": {
      const prefix = pattern.slice(0, -2);
      return (path) => path.startsWith(prefix);
    }
    case "suffix": {
      const suffix = pattern.slice(2);
      const whole = suffix.startsWith("/") ? suffix.slice(1) : undefined;
      return (path) => path.endsWith(suffix) || path === whole;
    }
    case "expression": {
      const expression = compileExpression(`^${shape.source}$`);
      return expression && ((path) => expression.test(path));
    }
    case "invalid":
      return undefined;
  }
}

type Shape =
  | { readonly kind: "exact" | "prefix" | "suffix" | "invalid" }
  | { readonly kind: "expression"; readonly source: string };

function translate(pattern: string): Shape {
  const characters = Array.from(pattern);
  let kind: Shape["kind"] = "exact";
  let source = "";
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    if (character === "*" && characters[at + 1] === "*") {
      const isFirst = at === 0;
      at += characters[at + 2] === "/" ? 2 : 1;
      const isLast = at === characters.length - 1;
      source += isLast ? "[^\\n]*" : "(?:[^\\n]*/)?";
      kind = isFirst ? "suffix" : isLast && kind === "exact" ? "prefix" : "expression";
    } else if (character === "*" || character === "?") {
      source += character === "*" ? "[^/]*" : "[^/]";
      kind = "expression";
    } else if (character === "\\") {
      at += 1;
      const escaped = escapeOf(characters[at]);
      if (escaped === undefined) return { kind: "invalid" };
      source += escaped;
      kind = "expression";
    } else {
      source += ".+()|{}$".includes(character) ? `\\${character}` : character;
      if (character === "[" || character === "]") kind = "expression";
    }
  }
  return kind === "expression" ? { kind, source } : { kind };
}

/** The builder hands escapes to its expression language: a letter is a class or an error there, anything else itself. */
function escapeOf(character: string | undefined): string | undefined {
  if (character === undefined) return undefined;
  if (/^[dDsSwWbBfnrtv]$/.test(character)) return `\\${character}`;
  if (/^[^A-Za-z0-9\u0080-\u{10ffff}]$/u.test(character)) return character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  return undefined;
}

function compileExpression(source: string): RegExp | undefined {
  // With the flag `u` a `?` takes a whole character; without it a lone `]` is allowed, as it is in the builder.
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}
