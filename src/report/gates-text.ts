import type { GateVerdict } from "../release/gates.ts";
import { lines } from "./blocks.ts";
import type { Style } from "./style.ts";

/** One line a gate: open or closed, and why. */
export function gateLines(gates: readonly GateVerdict[], style: Style): string {
  return lines(
    ...gates.map(
      ({ gate, open, sentence }) => `${open ? style.good("open  ") : style.bad("closed")}  ${gate}: ${sentence}`,
    ),
  );
}
