import type { Group } from "../row.ts";

const fails = ["sh", "-c", "echo the cache is cold; exit 4"];
/** Long enough for something to happen while it runs. */
const runs = ["sleep", "3"];

/** Commands of a person's own around a deployment. */
export const hooks: Group = {
  title: "Its hooks",
  rows: [
    {
      fault: "before-deploy fails",
      brings: { environment: { hooks: { "before-deploy": fails } } },
      serves: "old",
      ends: 1,
      says: "failed on dev after …: the hook before-deploy ended with exit code 4",
      next: { brings: "good" },
    },
    {
      fault: "after-switch hangs",
      usualOnHosts: true,
      brings: { environment: { hooks: { "after-switch": { command: ["sleep", "1000"], timeout: "1s" } } } },
      serves: "old",
      ends: 1,
      says: "failed on dev after …: the hook after-switch did not end within 1 s",
      next: { brings: "good" },
    },
    {
      fault: "after-deploy fails",
      brings: { environment: { hooks: { "after-deploy": fails } } },
      serves: "new",
      ends: 1,
      says: "verified, but the hook after-deploy ended with exit code 4",
      next: { brings: "good" },
    },
    {
      fault: "the version crashes, and on-failure fails as well",
      brings: { unit: "front", wrong: "crashes", environment: { hooks: { "on-failure": fails } } },
      serves: "old",
      ends: 1,
      says: "failed on dev after …: front ended with exit code 3",
      next: { brings: "good" },
    },
    {
      fault: "the runner is killed (SIGKILL) while before-switch runs",
      brings: { environment: { hooks: { "before-switch": runs } } },
      deed: "the runner is killed",
      at: { said: "▸ Run the hook before-switch" },
      serves: "old",
      ends: "killed",
      next: { brings: "same", says: "dev: deploy of release … was interrupted; recorded as number …" },
    },
    {
      fault: "the runner is killed (SIGKILL) while after-deploy runs",
      brings: { environment: { hooks: { "after-deploy": runs } } },
      deed: "the runner is killed",
      at: { said: "▸ Run the hook after-deploy" },
      serves: "new",
      ends: "killed",
      next: { brings: "same", says: "was interrupted after it was recorded" },
    },
    {
      fault: "the runner is asked to stop (SIGINT) while after-switch runs",
      brings: { environment: { hooks: { "after-switch": ["sleep", "1000"] } } },
      deed: "the runner is asked to stop",
      at: { said: "▸ Run the hook after-switch" },
      serves: "old",
      ends: 130,
      says: "stopping at the next safe point; once more stops at once",
      next: { brings: "good" },
    },
  ],
};
