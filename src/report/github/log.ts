import type { Log } from "../../log.ts";
import { printable } from "../printable.ts";
import { duration } from "../words.ts";
import type { Step } from "./step.ts";

/**
 * The log of a step: each phase is a group that is folded away, whatever is inside of it is a line. GitHub does not nest
 * groups, so that a phase within a phase is a line of the outer one's group.
 */
export function stepLog(step: Step, seconds: () => number): Log {
  let depth = 0;
  const say = (text: string) => {
    step.say(`${"  ".repeat(Math.max(0, depth - 1))}${printable(text)}`);
  };
  return {
    async phase(name, work) {
      const started = seconds();
      if (depth === 0) step.openGroup(printable(name));
      else say(`▸ ${name}`);
      depth++;
      try {
        return await work();
      } finally {
        const took = seconds() - started;
        if (took >= 1) say(`after ${duration(took)}`);
        depth--;
        if (depth === 0) step.closeGroup();
      }
    },
    info: say,
    warn: (message) => {
      step.annotate({ level: "warning", message: printable(message) });
    },
    debug: (message) => {
      step.debug(printable(message));
    },
    progress(unit, state, done) {
      if (done === undefined) step.debug(printable(`${unit}: ${state}`));
      else say(`${done === "succeeded" ? "✓" : "✗"} ${unit}: ${state}`);
    },
  };
}
