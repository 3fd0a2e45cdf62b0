import { describe, expect, test } from "@jest/globals";
import { parseArguments } from "../../src/request/arguments.ts";
import { help, manual } from "../../src/request/manual.ts";

const wish = (line: string) => {
  const parsed = parseArguments(line.split(" "), "1.2.3");
  return "wish" in parsed ? parsed.wish : parsed;
};
const plainDeploy = { approveBy: [], hotfix: false, skipHooks: false, dryRun: false };

describe("the command line", () => {
  test.each<[string, object]>([
    ["plan", { command: "plan" }],
    ["plan -e staging", { command: "plan", environment: "staging" }],
    ["build web api", { command: "build", images: ["web", "api"] }],
    ["run", { command: "run", ...plainDeploy }],
    ["deploy dev --release abc123", { command: "deploy", environment: "dev", release: "abc123", ...plainDeploy }],
    [
      "deploy production --approve-by ada --approve-by grace --dry-run",
      { command: "deploy", environment: "production", ...plainDeploy, approveBy: ["ada", "grace"], dryRun: true },
    ],
    [
      "deploy dev --hotfix --reason fire",
      { command: "deploy", environment: "dev", ...plainDeploy, hotfix: true, reason: "fire" },
    ],
    ["rollback staging", { command: "rollback", environment: "staging", to: "previous", ...plainDeploy }],
    [
      "rollback staging --to 4 --reason slow",
      { command: "rollback", environment: "staging", to: "4", ...plainDeploy, reason: "slow" },
    ],
    [
      "rollback staging --skip-hooks",
      { command: "rollback", environment: "staging", to: "previous", ...plainDeploy, skipHooks: true },
    ],
    ["sign-off staging", { command: "sign-off", environment: "staging" }],
    ["hold dev --reason demo", { command: "hold", environment: "dev", reason: "demo" }],
    [
      "maintenance on dev --reason move --page soon.html --retry-after 10m --wait 0s",
      {
        ...{ command: "maintenance-on", environment: "dev", reason: "move" },
        ...{ page: "soon.html", "retry-after": "10m", wait: "0s" },
      },
    ],
    ["maintenance off dev", { command: "maintenance-off", environment: "dev" }],
    ["history dev --limit 3", { command: "history", environment: "dev", limit: 3 }],
    ["diff production staging", { command: "diff", environment: "production", against: "staging" }],
    [
      "task dev auth --reason new -- python manage.py check --deploy",
      {
        ...{ command: "task", environment: "dev", service: "auth", reason: "new" },
        words: ["python", "manage.py", "check", "--deploy"],
      },
    ],
    ["setup --host ssh://root@a --dry-run", { command: "setup", host: "ssh://root@a", yes: false, dryRun: true }],
    ["down dev --data", { command: "down", environment: "dev", data: true }],
    ["preview up 12", { command: "preview-up", pullRequest: 12 }],
    ["preview-up #12 --reason demo", { command: "preview-up", pullRequest: 12, reason: "demo" }],
    ["preview down 12", { command: "preview-down", pullRequest: 12 }],
    ["preview list", { command: "preview-list" }],
    ["preview prune", { command: "preview-prune" }],
    ["preview prune --older-than 2d12h", { command: "preview-prune", olderThan: "2d12h" }],
    ["promote", { command: "promote", dryRun: false }],
    ["promote staging --dry-run", { command: "promote", environment: "staging", dryRun: true }],
    ["migrate", { command: "migrate", dryRun: false, force: false }],
    ["migrate --to k8s --dry-run --force", { command: "migrate", dryRun: true, force: true }],
    ["permissions dev", { command: "permissions", environment: "dev" }],
    ["doctor", { command: "doctor" }],
    ["doctor --host ssh://a", { command: "doctor", host: "ssh://a" }],
    ["version", { text: "1.2.3\n" }],
  ])("%s", (line, expected) => {
    expect(wish(line)).toEqual(expected);
  });

  test("settings hold for every command", () => {
    expect(
      parseArguments(["status", "-C", "/app", "--registry", "ghcr.io/o/a", "--json", "-v", "--by", "ada"], ""),
    ).toMatchObject({
      settings: { directory: "/app", registry: "ghcr.io/o/a", json: true, verbose: true, by: "ada" },
    });
  });

  test.each<[string, string]>([
    ["deploi dev", 'there is no command "deploi"'],
    ["migrate --to swarm", '--to: must be k8s, got "swarm"'],
    ["deploy", "deploy: which environment?"],
    ["deploy dev staging", 'deploy: does not take "staging"'],
    ["plan --dry-run", "plan: Unknown option '--dry-run'"],
    ["deploy dev --hotfix", "--hotfix passes gates, so it needs --reason"],
    ["preview up", "which pull request?"],
    ["preview up mine", '"mine" is no number of a pull request'],
    ["preview prune --older-than soon", '--older-than: must be a duration such as 12h or 7d, got "soon"'],
    ["preview list all", 'preview-list: does not take "all"'],
    ["history dev --limit many", '--limit: must be a number from 1 to 9999, got "many"'],
    ["rollback dev --hotfix --reason x", "rollback: Unknown option '--hotfix'"],
  ])("%s is refused", (line, message) => {
    expect(() => wish(line)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
  });

  test("help tells every command, and every flag of one", () => {
    for (const { usage } of Object.values(manual)) expect(help()).toContain(`  ${usage}`);
    expect(wish("preview up --help")).toEqual({ text: help("preview-up") });
    expect(help("rollback")).toContain("--to WHICH");
    expect(wish("rollback --help")).toEqual({ text: help("rollback") });
  });
});
