import { relative } from "node:path";
import type { Problem } from "../errors.ts";
import { withoutValues } from "./env-reading.ts";
import { requiredReferences, missingVariable } from "./missing.ts";
import type { Path, Sources } from "./sources.ts";

/** Compose writes its warnings as logfmt lines between everything else. */
const logLine = /^time="[^"]*" level=(\w+) msg="((?:[^"\\]|\\.)*)"/;
const unset = /^The "([^"]+)" variable is not set\. Defaulting to a blank string\.$/;

/** Compose's complaint as problems: its own words once, without noise, at the line that they speak of. */
export function explain(stderr: string, sources: Sources, root: string): Problem[] {
  const said = stderr
    .split(/\r?\n/)
    .filter((line) => !logLine.test(line) && line.trim() !== "")
    .join("\n")
    .replace(/: invalid compose project$/, "")
    .replace(/^decoding failed due to the following error\(s\):\n/, "")
    .replaceAll(`${root}/`, "");
  return [
    requiredVariable(said, sources) ??
      brokenEnvFile(said) ??
      brokenYaml(said, sources) ??
      missingFile(said, sources) ??
      pointed(said, sources),
  ];
}

/** Compose's warnings, each variable once; what it says about `version:` is nothing that anybody must know. */
export function warningsOf(stderr: string, sources: Sources): Problem[] {
  const messages = stderr.split(/\r?\n/).flatMap((line) => {
    const [, level, message = ""] = logLine.exec(line) ?? [];
    return level === "warning" ? [message.replaceAll(/\\(.)/g, "$1")] : [];
  });
  return [...new Set(messages)]
    .filter((message) => !message.includes("`version` is obsolete"))
    .map((message) => {
      const name = unset.exec(message)?.[1];
      return name === undefined ? { message } : unsetVariable(name, sources);
    });
}

function unsetVariable(name: string, sources: Sources): Problem {
  const [first, ...others] = sources.references().filter((reference) => reference.name === name);
  const more = others.length === 0 ? "" : ` (and in ${others.length} more ${others.length === 1 ? "place" : "places"})`;
  const place = first === undefined ? {} : { file: first.file, line: first.line, column: first.column };
  return {
    ...place,
    message: `the variable ${name} is not set and becomes empty${more}`,
    hint: `Set ${name} in the environment's env file, or write \${${name}:-} if empty is meant.`,
  };
}

function requiredVariable(said: string, sources: Sources): Problem | undefined {
  const name = /required variable (\w+) is missing a value/.exec(said)?.[1];
  const reference = requiredReferences(sources).find((each) => each.name === name);
  return reference === undefined ? undefined : missingVariable(reference);
}

/** Compose quotes the line that it cannot read, which may hold a secret. */
function brokenEnvFile(said: string): Problem | undefined {
  if (!/^(?:failed to read .+: |line \d+: )/.test(said)) return undefined;
  if (!/: (?:unterminated quoted value|unexpected character|key cannot|zero length|invalid)/.test(said))
    return undefined;
  const [, file] = /^failed to read (.+?): /.exec(said) ?? [];
  const [, line] = /line (\d+): /.exec(said) ?? [];
  return {
    ...(file === undefined ? {} : { file }),
    ...(file === undefined || line === undefined ? {} : { line: Number(line) }),
    message: `Compose cannot read the env file: ${withoutValues(said)}`,
  };
}

/** Compose counts lines badly and leaves the file out; a parser that keeps positions knows both. */
function brokenYaml(said: string, sources: Sources): Problem | undefined {
  const complaint = /(?:yaml: (?:unmarshal errors:\s*)?|failed to parse .*?: )(?:line (\d+): )?(.*)/s.exec(said);
  if (complaint === null) return undefined;
  const message = (complaint[2] ?? said).replace(/^(yaml: |line \d+: )+/, "");
  const line = complaint[1] === undefined ? undefined : Number(complaint[1]);
  for (const { file, document, lines } of sources.all()) {
    const [error] = document.errors;
    if (error === undefined) continue;
    const { line: at, col } = lines.linePos(error.pos[0]);
    return { file, line: at, column: col, message };
  }
  const named = sources.all().find(({ file }) => said.includes(file));
  return { ...(named === undefined ? {} : { file: named.file }), ...(line === undefined ? {} : { line }), message };
}

function missingFile(said: string, sources: Sources): Problem | undefined {
  const file = /^(?:open|stat) (.+): no such file or directory$|^env file (.+) not found/.exec(said);
  const path = file?.[1] ?? file?.[2];
  if (path === undefined) return undefined;
  for (const source of sources.all()) {
    const offset = source.text.search(mentioned(tail(path, source.file)));
    if (offset < 0) continue;
    const { line, col } = source.lines.linePos(offset);
    return { file: source.file, line, column: col, message: `${path} does not exist` };
  }
  return { message: `${path} does not exist` };
}

function mentioned(path: string): RegExp {
  return new RegExp(`(?<![\\w.-])(\\./)?${path.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w.-])`);
}

/** How a file would write the path: relative to its own folder. */
function tail(path: string, file: string): string {
  const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
  return relative(folder, path).replace(/^(\.\.\/)+/, "");
}

/** Finds the line by the names that Compose's message holds. */
function pointed(said: string, sources: Sources): Problem {
  const message = said.replace(/^validating \S+?: /, "");
  return { ...sources.locate(pathIn(message)), message };
}

function pathIn(message: string): Path {
  const dotted = /\b((?:services|volumes|networks|secrets|configs|include)(?:\.[\w-]+|\[[\w-]+\])+)/.exec(message)?.[1];
  if (dotted !== undefined) {
    const extra = /[Aa]dditional propert(?:y|ies) '?([\w.-]+)'? (?:is )?not allowed/.exec(message)?.[1];
    const keys = dotted.split(/[.[\]]+/).filter((key) => key !== "");
    return [...keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)), ...(extra === undefined ? [] : [extra])];
  }
  const service = /service "([^"]+)"/.exec(message)?.[1];
  if (service !== undefined) {
    const kind = /(?:depends on undefined|refers to undefined) (\w+)/.exec(message)?.[1];
    const section: Record<string, string> = {
      service: "depends_on",
      volume: "volumes",
      network: "networks",
      secret: "secrets",
      config: "configs",
    };
    return ["services", service, ...(kind === undefined || section[kind] === undefined ? [] : [section[kind]])];
  }
  const first = /dependency cycle detected: ([\w.-]+)/.exec(message)?.[1];
  return first === undefined ? [] : ["services", first, "depends_on"];
}
