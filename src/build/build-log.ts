/** The output of `docker buildx bake --progress=plain`, read line by line: what is going on, and what went wrong. */
export type BuildLog = {
  add(line: string): void;
  /** Why the build failed; to be asked only after a failure. */
  failure(): BuildFailure;
  /** The last lines that the step printed that spoke last. */
  newest(): readonly string[];
};

export type BuildFailure = {
  /** BuildKit's last word, without the noise before it. */
  readonly message: string;
  /** The Dockerfile's stage whose step failed. */
  readonly stage?: string;
  /** The instruction that failed, as written. */
  readonly step?: string;
  /** The last lines that the step printed. */
  readonly lines: readonly string[];
  /** `Dockerfile:4`, as BuildKit names it. */
  readonly place?: string;
};

const linesKept = 30;

type Vertex = { readonly name: string; lines: string[]; error?: string };

/** Remembers only the newest lines of each step, however long the build talks. */
export function buildLog(): BuildLog {
  const vertices = new Map<string, Vertex>();
  const rest: string[] = [];
  let speaker: Vertex | undefined;
  const addToVertex = (number: string, text: string) => {
    const vertex = vertices.get(number);
    const printed = /^\d+\.\d+ ?(.*)$/.exec(text);
    if (vertex === undefined) {
      vertices.set(number, { name: text, lines: [] });
    } else if (printed !== null) {
      speaker = vertex;
      vertex.lines = [...vertex.lines.slice(1 - linesKept), printed[1] ?? ""];
    } else if (text.startsWith("ERROR: ")) {
      vertex.error = text.slice("ERROR: ".length);
    }
  };
  return {
    add: (line) => {
      const numbered = /^#(\d+) (.*)$/.exec(line);
      if (numbered !== null) addToVertex(numbered[1] ?? "", numbered[2] ?? "");
      else if (line !== "") rest.push(line);
      // A step's own output can hold lines that buildx prints without a number; the end is what counts.
      if (rest.length > 200) rest.splice(0, 100);
    },
    failure: () => failureOf([...vertices.values()], rest),
    newest: () => speaker?.lines ?? [],
  };
}

function failureOf(vertices: readonly Vertex[], rest: readonly string[]): BuildFailure {
  const culprit = vertices.find(
    ({ error }) => error !== undefined && !/^(context canceled|failed to solve: )/.test(error),
  );
  const place = rest.findLast((line) => /^\S*[\w.-]+:\d+$/.test(line));
  const step = culprit === undefined ? undefined : stepOf(culprit.name);
  return {
    message: lastWord(rest) || (culprit?.error ?? "the build ended without a word"),
    lines: culprit?.lines ?? [],
    ...step,
    ...(place !== undefined && { place }),
  };
}

/** From `ERROR:` to the end: some errors have more than one line. */
function lastWord(rest: readonly string[]): string {
  const from = rest.findLastIndex((line) => line.startsWith("ERROR: "));
  if (from === -1) return rest.slice(-3).join("\n");
  const said = rest.slice(from).filter((line) => !line.startsWith("View build details:"));
  return said.join("\n").replace(/^ERROR: (target [\w-]+: )?((failed to build|failed to solve): )*/, "");
}

/** `[stage 2/5] RUN …`, with the target and the platform before the stage when there are several. */
function stepOf(name: string): Pick<BuildFailure, "stage" | "step"> | undefined {
  const match = /^\[(?:\S+ )*?(?:(\S+) )?\d+\/\d+\] (.*)$/.exec(name);
  if (match === null) return undefined;
  const [, stage, step = name] = match;
  return stage === undefined ? { step } : { stage, step };
}

/** What the line says about the build's progress, for people; `undefined` when it says nothing new. */
export function progressOf(line: string): string | undefined {
  const step = /^#\d+ \[(?:[^\]]*? )?(\d+\/\d+)\] (.*)$/.exec(line);
  if (step !== null) return `${step[1] ?? ""} ${shortened(step[2] ?? "")}`;
  if (/^#\d+ (\[\S+\] )?pushing (layers|manifest|\S+ with docker)/.test(line)) return "pushing";
  return /^#\d+ (\[\S+\] )?exporting (to image|cache)/.test(line) ? "exporting" : undefined;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
