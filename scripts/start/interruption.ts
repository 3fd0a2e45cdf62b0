/** Ctrl-C: the program that runs decides when it is safe to stop; the story goes no further. */
import type { ChildProcess } from "node:child_process";

/** Somebody asked to stop. */
export class Stopped extends Error {
  constructor() {
    super("Stopped. npm start goes on from whatever is there; npm start -- --down removes it.");
  }
}

const running = new Set<ChildProcess>();
let asked = false;

/** From here on a request to stop waits for the program that runs, which mends or records what it was doing. */
export function listen(): void {
  // A terminal sends Ctrl-C to the program itself too, and a second one would make it stop at once.
  process.on("SIGINT", () => {
    asked = true;
  });
  process.on("SIGTERM", () => {
    asked = true;
    for (const child of running) child.kill("SIGTERM");
  });
}

/** Throws `Stopped` once somebody asked to stop. */
export function goOn(): void {
  if (asked) throw new Stopped();
}

/** Remembers a program for as long as it runs, so that a request to stop reaches it. */
export function watch(child: ChildProcess): void {
  running.add(child);
  child.on("close", () => running.delete(child));
}
