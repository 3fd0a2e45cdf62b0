import { toShell } from "../../../command/command.ts";
import { engineSocket, stopMarked } from "./commands.ts";

/** What a host says of itself the moment it is reached. */
export type Greeting = {
  readonly user: string;
  /** Its clock against ours in seconds; positive when it is ahead. */
  readonly aheadSeconds: number;
  readonly engine: "usable" | "denied" | "missing";
};

/**
 * Says what there is to say and then waits for the end of its input, which is the end of the connection. Programs that were
 * started over it are stopped then: whoever started them is gone, and the next deployer may already be at work.
 */
export function greetingScript(id: string): string {
  const script = [
    "echo aip-deploy",
    "date +%s",
    "id -un",
    `if [ -w ${engineSocket} ]; then echo usable; elif [ -e ${engineSocket} ]; then echo denied; else echo missing; fi`,
    "cat > /dev/null",
    `exec > /dev/null 2>&1; exec ${toShell(stopMarked(`${id}-.*`))}`,
  ].join("; ");
  return toShell({ program: "sh", args: ["-c", script] });
}

/** How many lines a greeting has, from its first one on; before it a login may say what it likes. */
export const greetingLines = 4;
export const firstLine = "aip-deploy";

/** Reads a whole greeting; `now` is when it came. */
export function parseGreeting(lines: readonly string[], now: Date): Greeting {
  const [, seconds = "", user = "", engine] = lines;
  const at = Number(seconds);
  const known = engine === "usable" || engine === "denied" ? engine : "missing";
  return { user, aheadSeconds: Number.isNaN(at) ? 0 : at - Math.floor(now.getTime() / 1000), engine: known };
}
