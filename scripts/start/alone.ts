/** Two runs at once would push and deploy over each other. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Runs `work` unless another process does the same for this folder. The mark of a process that is gone does not count. */
export async function alone<T>(home: string, work: () => Promise<T>): Promise<T> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const mark = join(home, "running.pid");
  const other = Number(await readFile(mark, "utf8").catch(() => "0"));
  if (other !== process.pid && isAlive(other)) {
    throw new Error(`npm start runs already, as process ${other}. Wait for it, or end it: kill ${other}`);
  }
  await writeFile(mark, String(process.pid));
  try {
    return await work();
  } finally {
    await rm(mark, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
