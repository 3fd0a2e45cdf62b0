import type { Log } from "../log.ts";
import { colours, plain, width, type Style } from "./style.ts";

export type Screen = {
  readonly write: (text: string) => void;
  /** Lines may be overwritten; otherwise only what is final is written. */
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly colour: boolean;
  /** Also shows what only a developer of the deployment wants to know. */
  readonly verbose: boolean;
  /** Seconds since some fixed moment. */
  readonly seconds: () => number;
};

const escape = String.fromCharCode(27);

/**
 * The log as a person at a terminal sees it: a line for each phase, below it one line for each unit at work, overwritten
 * until the unit is done. Where nothing can be overwritten, only phases and what is done are written.
 */
export function terminalLog(screen: Screen): Log {
  const style = screen.colour ? colours : plain;
  const live = liveLines(screen);
  let depth = 0;
  const say = (text: string) => {
    live.above(`${"  ".repeat(depth)}${text}`);
  };
  return {
    async phase(name, work) {
      say(`${style.bold("▸")} ${name}`);
      const started = screen.seconds();
      depth++;
      try {
        return await work();
      } finally {
        live.settle();
        depth--;
        const took = screen.seconds() - started;
        if (took >= 1) say(style.dim(`  ${took.toFixed(1)} s`));
      }
    },
    info: say,
    warn: (message) => {
      say(style.warn(`! ${message}`));
    },
    debug: (message) => {
      if (screen.verbose) say(style.dim(message));
    },
    progress(unit, state, done) {
      const line = `${"  ".repeat(depth)}${mark(done, style)} ${unit}: ${state}`;
      if (done === undefined) live.set(unit, line);
      else live.finish(unit, line);
    },
  };
}

function mark(done: "succeeded" | "failed" | undefined, style: Style): string {
  if (done === undefined) return style.dim("…");
  return done === "succeeded" ? style.good("✓") : style.bad("✗");
}

/** Keeps the lines at work below everything that is final. */
function liveLines({ write, isTerminal, columns }: Screen) {
  const lines = new Map<string, string>();
  let drawn = 0;
  const redraw = (final = "") => {
    const up = drawn === 0 ? "" : `${escape}[${drawn}A${escape}[J`;
    const body = [...lines.values()].map((line) => `${cut(line, columns)}\n`).join("");
    write(`${up}${final}${body}`);
    drawn = lines.size;
  };
  return {
    above(text: string) {
      if (isTerminal) redraw(`${text}\n`);
      else write(`${text}\n`);
    },
    set(unit: string, line: string) {
      if (!isTerminal) return;
      lines.set(unit, line);
      redraw();
    },
    finish(unit: string, line: string) {
      lines.delete(unit);
      if (isTerminal) redraw(`${line}\n`);
      else write(`${line}\n`);
    },
    /** What is still at work when its phase ends was left there; it is not shown any longer. */
    settle() {
      lines.clear();
      if (isTerminal) redraw();
    },
  };
}

function cut(line: string, columns: number): string {
  return width(line) < columns
    ? line
    : `${Array.from(line)
        .slice(0, Math.max(1, columns - 2))
        .join("")}…`;
}
