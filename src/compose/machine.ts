import type { Problem } from "../errors.ts";
import type { Sources } from "./sources.ts";

const home = /(?:^|[\s"'=:[-])~\//;

/** What the model takes from the machine that loads it and not from the files: the home folder and the search path. */
export function machineValues(sources: Sources): Problem[] {
  const hint = "Write an absolute path, or a variable of the environment.";
  const variables = sources
    .references()
    .filter(({ name }) => name === "HOME" || name === "PATH")
    .map(({ file, line, column, name }) => {
      return { file, line, column, message: `\${${name}} is taken from the machine that plans the release`, hint };
    });
  const paths = sources.all().flatMap(({ file, text }) =>
    text.split("\n").flatMap((line, index): Problem[] => {
      if (!home.test(line) || /^\s*#/.test(line)) return [];
      const message = "~ is the home folder on the machine that plans the release";
      return [{ file, line: index + 1, column: line.indexOf("~/") + 1, message, hint }];
    }),
  );
  return [...variables, ...paths];
}
