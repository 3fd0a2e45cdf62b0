// A lock between processes of one machine. flock(1) holds it, so that it ends with its owner however that one dies.

import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs `work` while no other process runs work under the same name; waits for its turn as long as it takes. Linux, root. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const holder = spawn("flock", [`/run/aip-deploy-${name}.lock`, "sh", "-c", "echo held; cat"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(holder, "close");
  try {
    await Promise.race([
      once(holder.stdout, "data"),
      ended.then(() => {
        throw new Error(`The lock ${name} cannot be taken: flock (package util-linux) failed.`);
      }),
    ]);
    return await work();
  } finally {
    holder.stdin.end();
    await ended;
  }
}
